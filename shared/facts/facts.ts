import { hashOf } from '../canonical/hash';

/** One thing AWS said about a resource when the request was assessed. Values may be chosen by its owner: quoted on pages. */
export interface Attribute {
  /** What it is, by a key of the text catalogue: `name`, `state`, `type`, `launched`, `created`, `zone`, `volumes`, `empty`, … */
  readonly key: string;
  /** `null`: could not be read; shown as "Not known". */
  readonly value: string | null;
}

/** What our own look-ups found about one resource of the call. */
export interface ResourceFacts {
  readonly arn: string;
  /** The identity that cannot be used again: an EC2 instance id, a bucket's creation date. */
  readonly identity: string;
  readonly attributes: readonly Attribute[];
}

/**
 * A resource of an operation without a look-up: its ARN is all that is known, and somebody could delete it and make
 * another of the same name before the call runs.
 */
export const unreadResource = (arn: string): ResourceFacts => ({
  arn,
  identity: arn,
  attributes: [{ key: 'sameness', value: null }],
});

/** True for a resource about which nothing was read. */
export const isUnread = ({ attributes }: ResourceFacts): boolean => attributes.some(({ key }) => key === 'sameness');

/** Facts of all resources of a call, with the account's name and when they were read (ISO 8601). */
export interface Facts {
  readonly readAt: string;
  readonly accountName: string;
  readonly resources: readonly ResourceFacts[];
}

/** Hash of what each resource unreusably is; part of the approval hash. Changing attributes do not change it. */
export const fingerprintHashOf = (facts: Facts): string =>
  hashOf(facts.resources.map(({ arn, identity }) => ({ arn, identity })));
