import type { Attempt } from './attempt';
import tables from './attempts.json';

/** A resource of a template that somebody tries to make. */
export type StackAttempt = readonly [what: string, resource: object];

/** A role that looks like one of ours. */
export type Lookalike = readonly [what: string, path: string, name: string];

/** What is tried, as data; see attempts.json. */
export const TABLES = tables as unknown as {
  readonly onRole: readonly Attempt[];
  readonly deletion: readonly Attempt[];
  readonly onPath: readonly Attempt[];
  readonly onPolicy: readonly Attempt[];
  readonly onServiceControlPolicy: readonly Attempt[];
  readonly stackOnRole: readonly StackAttempt[];
  readonly stackOnPath: readonly StackAttempt[];
  readonly lookalikes: readonly Lookalike[];
};
