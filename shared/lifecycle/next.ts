import type { Fact } from '../ledger/event';
import type { NextState } from '../workflow';
import { nextLook } from './reminders';
import { deadlineOf, ENDED, type RequestState, runBefore, type Wait, waitOf } from './state';

/** What Advance does with a request: write a fact and look again, assess it, or send the workflow to a state. */
export type Step =
  | { readonly do: 'assess' }
  | { readonly do: 'write'; readonly fact: Fact }
  | { readonly do: 'go'; readonly next: NextState; readonly until: Date | null };

/** What the workflow has just done at this very head; it saves a second Tell, nothing else depends on it. */
export interface JustDone {
  readonly did?: NextState | undefined;
}

/** The one place that says what comes next. Pure: the same state at the same time always goes the same way. */
export function nextStep(state: RequestState, now: Date, { did }: JustDone = {}): Step {
  if (state.closed) return go('Done');
  if (ENDED.includes(state.phase)) return afterTheEnd(state, now, did);
  const unverified = state.votes.some(({ verified }) => !verified) || state.release?.verified === false;
  if (unverified) return go('VerifyBallot');
  const deadline = deadlineOf(state);
  const wait = waitOf(state);
  if (wait && wait !== 'settle' && deadline) {
    if (now < deadline) return { do: 'go', next: ASKS[wait], until: nextLook(state, now) };
    return { do: 'write', fact: { type: 'expired', data: { wait, deadline: deadline.toISOString() } } };
  }
  const tooLate = runBefore(state);
  if (tooLate && now >= tooLate)
    return { do: 'write', fact: { type: 'expired', data: { wait: 'run', deadline: tooLate.toISOString() } } };
  switch (state.phase) {
    case 'opened':
      return { do: 'assess' };
    case 'approved':
      return go('BackUp');
    case 'released':
      return go('Execute');
    default:
      // `executing`: the broker wrote it and never came back, so nobody knows what AWS did.
      return go('Reconcile');
  }
}

const ASKS = {
  confirm: 'AskOperator',
  sign: 'AskApprovers',
  release: 'AskRelease',
  settle: 'AskOutcome',
} as const satisfies Record<Wait, NextState>;

const go = (next: NextState): Step => ({ do: 'go', next, until: null });

/**
 * A grant can exist only after a release, so only then is there something to revoke. An unknown outcome waits for a
 * person to settle it, as long as there is time. Then everybody is told, then the request is closed.
 */
function afterTheEnd(state: RequestState, now: Date, did: NextState | undefined): Step {
  if (state.release && !state.revoked) return go('Revoke');
  const deadline = deadlineOf(state);
  if (deadline && now < deadline) return { do: 'go', next: ASKS.settle, until: nextLook(state, now) };
  if (did !== 'Tell') return go('Tell');
  return { do: 'write', fact: { type: 'closed', data: {} } };
}
