import type { Seed } from '../../../local/organization/seeds/seed';
import type { Ground } from './stage';

/** One thing to delete or change, made ready. */
export interface Prepared {
  readonly seed: Seed;
  /** Arguments of the AWS CLI. */
  readonly command: readonly string[];
  /** What CloudTrail logs as `requestParameters` when the call is refused. */
  readonly logged: object | null;
  /** Whether the call has taken effect. */
  readonly done: () => Promise<boolean>;
}

/** An operation of any service that a guard may deny. */
export interface Operation {
  /** The IAM action; CloudTrail's event source and event name are the same two words. */
  readonly action: string;
  readonly prepare: (ground: Ground, name: string) => Promise<Prepared>;
}

/** A call that deletes the seed. */
export const deletion = (seed: Seed, command: readonly string[], logged: object | null): Prepared => ({
  seed,
  command,
  logged,
  done: async () => !(await seed.exists()),
});
