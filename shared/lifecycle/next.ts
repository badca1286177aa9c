import type { Fact } from '../ledger/event';
import type { NextState } from '../workflow';
import { deadlineOf, ENDED, type RequestState } from './state';

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
  if (ENDED.includes(state.phase)) return afterTheEnd(state, did);
  const unverified = state.votes.some(({ verified }) => !verified) || state.release?.verified === false;
  if (unverified) return go('VerifyBallot');
  const deadline = deadlineOf(state);
  const wait = WAITS[state.phase as keyof typeof WAITS];
  if (wait && deadline && now >= deadline) {
    return { do: 'write', fact: { type: 'expired', data: { wait: wait.name, deadline: deadline.toISOString() } } };
  }
  if (wait) return { do: 'go', next: wait.next, until: deadline };
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

const WAITS = {
  assessed: { name: 'confirm', next: 'AskOperator' },
  confirmed: { name: 'sign', next: 'AskApprovers' },
  copied: { name: 'release', next: 'AskRelease' },
} as const;

const go = (next: NextState): Step => ({ do: 'go', next, until: null });

/** A grant can exist only after a release, so only then is there something to revoke; then everybody is told, then closed. */
function afterTheEnd(state: RequestState, did: NextState | undefined): Step {
  if (state.release && !state.revoked) return go('Revoke');
  if (did !== 'Tell') return go('Tell');
  return { do: 'write', fact: { type: 'closed', data: {} } };
}
