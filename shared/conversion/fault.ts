/** Why a record's parameters cannot be turned into a call without guessing. The values themselves are never part of it. */
export const FAULTS = {
  'unknown-member': 'the operation has no such member',
  ambiguous: 'it could be more than one member, or two keys are the same one',
  'missing-member': 'AWS requires it and the record does not have it',
  'wrong-type': 'the value is not of the type the member has',
  'hidden-value': 'CloudTrail does not show the value',
  'lost-text': 'it was a text and is logged as a number, so zeros in front may be lost',
  'null-value': 'null does not say whether it was given',
  'not-logged': 'CloudTrail never logs it, so it may have been given',
  'carries-a-secret': 'everyone who signs would read a secret',
  'points-elsewhere': 'what would run lies elsewhere and can change after it was approved',
  'means-the-caller': 'without it the call means whoever makes it, and that would not be the operator',
  'cut-off': 'CloudTrail left out parameters that were too long',
  'too-deep': 'it is nested too deeply',
  'too-many': 'nobody can read so many',
} as const;

/** The name of one such reason. */
export type FaultName = keyof typeof FAULTS;

/** What is wrong with one member, by its path as logged or, once it is known, as the API names it. */
export interface Fault {
  readonly fault: FaultName;
  /** E.g. `instancesSet.items[0].instanceId`; capped, since keys are a caller's text too. */
  readonly at: string;
}

/** An input, or everything that is wrong with it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };
