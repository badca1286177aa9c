import type { Both, Count } from './kept';
import type { ApproverLoad } from './load';
import type { PassedOver } from './passed-over';
import type { UnmetQuorum } from './quorums';
import type { Ranked } from './ranked';
import type { RuleTally } from './rule-tally';
import type { Stopped } from './stopped';

/** From the first to the last event, over everything that was read. */
export interface Period {
  readonly first: string;
  readonly last: string;
  /** ISO weeks from the first to the last, begun ones included. */
  readonly weeks: number;
}

/**
 * What policies would have asked of those who made some recorded calls, had they been in force. Where there are two
 * numbers, one is of the policies as they are written and one of every rule in mode `everyone`.
 */
export interface ReplayReport {
  /** Hash of the compiled configuration. */
  readonly configuration: string;
  /** `null`: nothing was read. */
  readonly period: Period | null;
  readonly records: {
    readonly read: number;
    /** Those that are no records, by what is wrong with them. */
    readonly unreadable: Readonly<Record<string, number>>;
    readonly passedOver: Readonly<Record<PassedOver, number>>;
    /** Policies were asked about these: calls that change something, or that nobody knows. */
    readonly mutating: number;
    /** A rule guards these, and its conditions hold. */
    readonly guarded: number;
    /** Guarded ones of which a rule asks for the resources and the record does not say them, so that it counts all the same. */
    readonly inexact: number;
  };
  /** Calls that the catalogue does not know, or of which nobody knows the action; by event. */
  readonly unjudged: { readonly records: number; readonly events: Ranked<Count> };
  /** Calls in accounts that settings.yaml does not place. */
  readonly unlisted: { readonly records: number; readonly accounts: Ranked<Count> };
  /** Guarded calls whose denial would have become a request. */
  readonly requests: Readonly<Both>;
  readonly approvers: readonly ApproverLoad[];
  readonly levels: readonly ({ readonly level: string } & Readonly<Both>)[];
  readonly rules: readonly RuleTally[];
  /** Rules that nothing matched; none when nothing was read that they could have matched. */
  readonly deadRules: readonly string[];
  readonly stopped: Stopped;
  readonly unmetQuorums: readonly UnmetQuorum[];
}

/** True when none of what was read is a record. */
export const isNothing = ({ read, unreadable }: Pick<ReplayReport['records'], 'read' | 'unreadable'>): boolean =>
  read === Object.values(unreadable).reduce((sum, count) => sum + count, 0);
