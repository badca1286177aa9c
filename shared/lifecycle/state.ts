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
  /** What a person found out about an unknown outcome. */
  readonly settled: (EventData['settled'] & { readonly at: string }) | null;
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

/** True when the request ended and its call was never sent. */
export const neverSent = ({ ending }: Pick<RequestState, 'ending'>): boolean =>
  ending !== null &&
  (['cancelled', 'rejected', 'expired', 'voided'].includes(ending.type) ||
    (ending.type === 'failed' && !ending.data.sent));

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

/** Seconds within which a released call must run; a release says "now", and nobody expects it a day later. */
export const RUN_SECONDS = 3600;

/** When a release is too old to run; `null` when nothing is released. */
export const runBefore = (state: RequestState): Date | null =>
  state.phase === 'released' ? new Date(Date.parse(state.since) + RUN_SECONDS * 1000) : null;

/** What the request waits for now. `settle`: for a person who finds out what an unknown outcome was. */
export type Wait = 'confirm' | 'sign' | 'release' | 'settle';

/** The wait of a request, or `null` while it waits for nobody. */
export function waitOf(state: RequestState): Wait | null {
  switch (state.phase) {
    case 'assessed':
      return 'confirm';
    case 'confirmed':
      return 'sign';
    case 'copied':
      return 'release';
    case 'unknown':
      return state.settled || state.closed ? null : 'settle';
    default:
      return null;
  }
}

/** When the present wait ends; `null` when there is none. Approvers have as long to settle as they had to sign. */
export function deadlineOf(state: RequestState): Date | null {
  const wait = waitOf(state);
  const deadlines = state.assessed?.decision.deadlines;
  if (!wait || !deadlines) return null;
  return new Date(Date.parse(state.since) + deadlines[wait === 'settle' ? 'sign' : wait] * 1000);
}
