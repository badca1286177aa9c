import { requestIdOf } from '../approval/request-id';
import type { LedgerEvent } from '../ledger/event';
import { WRITERS } from '../ledger/writers';
import { currentLevel, ENDED, type Phase, RECALLABLE, type RequestState, type Vote } from './state';

/** Why an event that is well placed in the chain cannot follow the state before it. */
export type Misstep =
  | 'out-of-turn'
  | 'not-first'
  | 'other-denial'
  | 'other-writer'
  | 'time-runs-back'
  | 'unknown-ballot'
  | 'second-vote'
  | 'wrong-hash'
  | 'wrong-level';

type Applied = RequestState | Misstep;

/** Milliseconds by which the clocks of two writers may differ. */
const CLOCKS_DIFFER = 60_000;

/** The state after the first event. */
export function begin(event: LedgerEvent, hash: string): Applied {
  if (event.type !== 'opened') return 'not-first';
  if (!WRITERS.opened.includes(event.actor.by)) return 'other-writer';
  if (event.request !== requestIdOf(event.data.denial)) return 'other-denial';
  return {
    request: event.request,
    head: { seq: event.seq, hash },
    phase: 'opened',
    since: event.at,
    opened: { ...event.data, at: event.at },
    assessed: null,
    confirmed: null,
    votes: [],
    release: null,
    settled: null,
    revoked: false,
    closed: false,
    ending: null,
    timeline: [event],
  };
}

/**
 * The state after one more event, or the misstep that makes it impossible. Only the shape of the story is checked
 * here: whether a ballot is genuine is the broker's to verify, whether a person may act is the command's.
 */
export function apply(state: RequestState, event: LedgerEvent, hash: string): Applied {
  if (!WRITERS[event.type].includes(event.actor.by)) return 'other-writer';
  if (runsBack(state, event)) return 'time-runs-back';
  const next = advance(state, event);
  if (typeof next === 'string') return next;
  return { ...next, head: { seq: event.seq, hash }, timeline: [...state.timeline, event] };
}

/** A writer who dates events as he likes could make a deadline long or an old ballot young. What freezes him is exempt. */
function runsBack({ phase, timeline }: RequestState, { type, at }: LedgerEvent): boolean {
  if (type === 'frozen' || phase === 'frozen') return false;
  return Date.parse(at) < Date.parse(timeline.at(-1)?.at ?? '') - CLOCKS_DIFFER;
}

function advance(state: RequestState, event: LedgerEvent): Applied {
  const to = (phase: Phase, more: Partial<RequestState> = {}): RequestState => ({
    ...state,
    phase,
    since: event.at,
    ...more,
  });
  const end = (phase: Phase): RequestState => to(phase, { ending: event });
  const during = (...phases: Phase[]): boolean => phases.includes(state.phase) && !state.closed;
  switch (event.type) {
    case 'opened':
      return 'out-of-turn';
    case 'assessed':
      return during('opened') ? to('assessed', { assessed: event.data }) : 'out-of-turn';
    case 'confirmed':
      if (!during('assessed')) return 'out-of-turn';
      if (event.data.approvalHash !== state.assessed?.approvalHash) return 'wrong-hash';
      return to('confirmed', { confirmed: { ...event.data, at: event.at } });
    case 'voted':
      return during('confirmed') ? vote(state, event) : 'out-of-turn';
    case 'verified':
      return verify(state, event);
    case 'copied':
      return during('approved') ? to('copied') : 'out-of-turn';
    case 'released':
      if (!during('copied')) return 'out-of-turn';
      if (event.data.approvalHash !== state.assessed?.approvalHash) return 'wrong-hash';
      return to('released', { release: { ...event.data, seq: event.seq, at: event.at, verified: false } });
    case 'executing':
      return during('released') && state.release?.verified ? to('executing') : 'out-of-turn';
    case 'executed':
      return during('executing', 'unknown') && !state.settled ? end('executed') : 'out-of-turn';
    case 'failed':
      return during('released', 'executing', 'unknown') && !state.settled ? end('failed') : 'out-of-turn';
    case 'unknown':
      return during('executing') ? end('unknown') : 'out-of-turn';
    case 'settled':
      return during('unknown') && !state.settled
        ? { ...state, settled: { ...event.data, at: event.at } }
        : 'out-of-turn';
    case 'revoked':
      return ENDED.includes(state.phase) && !state.revoked && !state.closed
        ? { ...state, revoked: true }
        : 'out-of-turn';
    case 'cancelled':
    case 'rejected':
      return during(...RECALLABLE) ? end(event.type) : 'out-of-turn';
    case 'expired':
      return during('assessed', 'confirmed', 'copied', 'released') ? end('expired') : 'out-of-turn';
    case 'voided':
      return during(...RECALLABLE) ? end('voided') : 'out-of-turn';
    case 'frozen':
      // Even a closed request: what said "revoked" and "closed" may be what does not check out, so both begin anew.
      return state.phase === 'frozen' ? 'out-of-turn' : { ...end('frozen'), revoked: false, closed: false };
    case 'closed':
      return ENDED.includes(state.phase) && !state.closed ? { ...state, closed: true } : 'out-of-turn';
  }
}

function vote(state: RequestState, event: LedgerEvent & { type: 'voted' }): Applied {
  const { person, level, approvalHash, token } = event.data;
  if (approvalHash !== state.assessed?.approvalHash) return 'wrong-hash';
  if (level !== currentLevel(state)) return 'wrong-level';
  if (state.votes.some((earlier) => earlier.person === person)) return 'second-vote';
  const cast: Vote = { seq: event.seq, at: event.at, person, level, approvalHash, token, verified: false };
  return { ...state, votes: [...state.votes, cast] };
}

function verify(state: RequestState, event: LedgerEvent & { type: 'verified' }): Applied {
  const { ballot } = event.data;
  if (state.phase === 'released' && state.release?.seq === ballot && !state.release.verified) {
    return { ...state, release: { ...state.release, verified: true } };
  }
  // Two people may sign within seconds; the second signature is verified although the first was enough.
  const open = state.phase === 'confirmed' || state.phase === 'approved';
  if (!open || !state.votes.some(({ seq, verified }) => seq === ballot && !verified)) return 'unknown-ballot';
  const votes = state.votes.map((cast) => (cast.seq === ballot ? { ...cast, verified: true } : cast));
  const complete =
    state.phase === 'confirmed' &&
    currentLevel({ votes, assessed: state.assessed }) === state.assessed?.decision.levels.length;
  return complete ? { ...state, votes, phase: 'approved', since: event.at } : { ...state, votes };
}
