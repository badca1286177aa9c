import { hashOf } from '../canonical/hash';
import type { Json, JsonObject } from '../canonical/json';

/**
 * How the input of a call is known. `EXACT`: CloudTrail logged it. `DERIVED`: action and ARN of the denial fix it.
 * `COMPLETED`: the operator filled in the rest. `SUBMITTED`: the operator stated all of it.
 */
export type Tier = 'EXACT' | 'DERIVED' | 'COMPLETED' | 'SUBMITTED';

/** Where one member of the input comes from. */
export type Provenance = 'AWS logged' | 'worked out' | 'operator typed' | 'default';

/** What will run: one operation of one service in one account and region, with its full input as the SDK takes it. */
export interface Call {
  readonly account: string;
  readonly region: string;
  /** The service by the name the AWS CLI knows it by, e.g. `ec2`, `elbv2`. */
  readonly service: string;
  /** The operation's API name, e.g. `TerminateInstances`. */
  readonly operation: string;
  readonly input: JsonObject;
}

/** A call with what is known about its origin. Only `call` is hashed and run; the rest is shown to everyone who signs. */
export interface SourcedCall {
  readonly call: Call;
  readonly tier: Tier;
  /** Each member of the input, flattened (`InstanceIds[0]`), with its value and source. */
  readonly members: readonly InputMember[];
}

/** One leaf of the input, as the page shows it. */
export interface InputMember {
  readonly path: string;
  readonly value: Json;
  readonly provenance: Provenance;
}

/** The call hash: SHA-256 over the canonical JSON of account, region, service, operation and input. */
export const callHashOf = ({ account, region, service, operation, input }: Call): string =>
  hashOf({ account, region, service, operation, input });
