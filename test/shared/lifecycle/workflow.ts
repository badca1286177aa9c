import type { Fact } from '../../../shared/ledger/event';
import { nextStep } from '../../../shared/lifecycle/next';
import type { RequestState } from '../../../shared/lifecycle/state';
import { signersOf } from '../../../shared/people/directory';
import type { NextState } from '../../../shared/workflow';
import { organization, type Universe } from './universe';

/** What the broker finds when it looks once more before it runs the call. */
export type Found = 'all well' | 'a change' | 'a refusal';

/**
 * One turn of the workflow: what the product says is next, as the fact that Advance or the broker would write, without
 * the world around them; \`null\` where they would write nothing.
 */
export function turn(universe: Universe, found: Found): Fact | null {
  const step = nextStep(universe.state, universe.now);
  if (step.do === 'assess') return { type: 'assessed', data: universe.assessed };
  return step.do === 'write' ? step.fact : factAt(step.next, universe, found);
}

function factAt(next: NextState, { state, now }: Universe, found: Found): Fact | null {
  switch (next) {
    case 'VerifyBallot':
      return verify(state);
    case 'BackUp':
      return { type: 'copied', data: { copies: [], because: 'off' } };
    case 'Execute':
      return EXECUTE[found];
    case 'Reconcile':
      return { type: 'unknown', data: { why: 'nobody wrote what came back', seen: [] } };
    case 'Revoke':
      return { type: 'revoked', data: { role: 'r' } };
    case 'Tell': {
      const after = nextStep(state, now, { did: 'Tell' });
      return after.do === 'write' ? after.fact : null;
    }
    default:
      return null;
  }
}

const EXECUTE: Readonly<Record<Found, Fact>> = {
  'all well': { type: 'executing', data: { role: 'r', grantHash: 'a'.repeat(64) } },
  'a change': { type: 'voided', data: { changes: [] } },
  'a refusal': { type: 'failed', data: { sent: false, error: 'WouldBeDenied', message: '' } },
};

/** The first ballot that nobody has judged: it counts when its person is entitled, else the request freezes. */
function verify(state: RequestState): Fact | null {
  const vote = state.votes.find(({ verified }) => !verified);
  const ballot = vote ?? state.release;
  if (!ballot) return null;
  if (!isEntitled(state, ballot)) return { type: 'frozen', data: { why: 'a ballot does not count', at: ballot.seq } };
  return { type: 'verified', data: { ballot: ballot.seq, choice: vote ? 'approve' : 'release', keyId: 'k' } };
}

function isEntitled(state: RequestState, ballot: { readonly person: string; readonly level?: number }): boolean {
  const requester = state.opened.person;
  if (ballot.level === undefined) return ballot.person === requester;
  const level = state.assessed?.decision.levels[ballot.level];
  return level !== undefined && signersOf(organization, level, requester).some(({ id }) => id === ballot.person);
}
