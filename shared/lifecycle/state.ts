import type { EventData, LedgerEvent } from '../ledger/event';

/**
 * Where a request stands. The waiting phases are `opened` (for our own assessment), `assessed` (for the operator's
 * confirmation), `confirmed` (for signatures), `approved` (for copies), `copied` (for the release) and `released`
 * (for execution); the rest are ends or the run itself.
 */
export type Phase =
  | 'opened'
  | 'assessed'
  | 'confirmed'
  | 'approved'
  | 'copied'
  | 'released'
  | 'executing'
  | 'executed'
  | 'failed'
  | 'unknown'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'voided'
  | 'frozen';

/** One signature as the ledger has it; it counts once the broker has verified its ballot. */
export interface Vote {
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly level: number;
  readonly approvalHash: string;
  readonly token: string;
  readonly verified: boolean;
}

/** The operator's release; it counts once the broker has verified its ballot. */
export interface Release {
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly approvalHash: string;
  readonly token: string;
  readonly verified: boolean;
}

/** A request as the fold of its events. */
export interface RequestState {
  readonly request: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly phase: Phase;
  /** When the phase began (ISO 8601); deadlines count from here. */
  readonly since: string;
  readonly opened: EventData['opened'] & { readonly at: string };
  readonly assessed: EventData['assessed'] | null;
  readonly confirmed: (EventData['confirmed'] & { readonly at: string }) | null;
  readonly votes: readonly Vote[];
  readonly release: Release | null;
  /** A grant may exist from here on: `released` verified, until `revoked`. */
  readonly revoked: boolean;
  readonly closed: boolean;
  /** The event that ended the request, when it has ended. */
  readonly ending: LedgerEvent | null;
  readonly timeline: readonly LedgerEvent[];
}

/** Phases in which the operator may still recall and anybody who may sign may still reject. */
export const RECALLABLE: readonly Phase[] = ['opened', 'assessed', 'confirmed', 'approved', 'copied', 'released'];

/** Phases after which nothing of the request runs any more. */
export const ENDED: readonly Phase[] = [
  'executed',
  'failed',
  'unknown',
  'cancelled',
  'rejected',
  'expired',
  'voided',
  'frozen',
];

/** Index of the level whose signatures are being collected; equals the number of levels when all are complete. */
export function currentLevel(state: Pick<RequestState, 'votes' | 'assessed'>): number {
  const levels = state.assessed?.decision.levels ?? [];
  const open = levels.findIndex((level, index) => verifiedSigners(state, index).length < level.need);
  return open === -1 ? levels.length : open;
}

/** Distinct persons whose verified signatures stand at a level. */
export function verifiedSigners(state: Pick<RequestState, 'votes'>, level: number): readonly string[] {
  return [...new Set(state.votes.filter((vote) => vote.verified && vote.level === level).map(({ person }) => person))];
}

/** When the present wait ends; `null` outside the three waits. */
export function deadlineOf(state: RequestState): Date | null {
  const deadlines = state.assessed?.decision.deadlines;
  if (!deadlines) return null;
  const seconds = { assessed: deadlines.confirm, confirmed: deadlines.sign, copied: deadlines.release }[
    state.phase as string
  ];
  return seconds === undefined ? null : new Date(Date.parse(state.since) + seconds * 1000);
}
