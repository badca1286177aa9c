import { nextLook } from '../../../shared/lifecycle/reminders';
import { deadlineOf, runBefore } from '../../../shared/lifecycle/state';
import type { Invariant } from './invariants';
import { type Move, play } from './moves';
import { PEOPLE, REQUESTER, type Universe } from './universe';

const each = <T, M>(values: readonly T[], move: (value: T) => M): readonly M[] => values.map(move);

/** Everything that somebody may try at any moment; what is refused leads nowhere. */
const MOVES: readonly Move[] = [
  ...each(['all well', 'a change', 'a refusal'] as const, (found) => ({ do: 'work', found }) as const),
  ...each(['executed', 'failed', 'unknown'] as const, (outcome) => ({ do: 'answer', outcome }) as const),
  { do: 'freeze' },
  ...(['confirm', 'cancel', 'reject', 'approve', 'release', 'settle'] as const).flatMap((what) =>
    each(PEOPLE, (who) => ({ do: what, who }) as const),
  ),
  ...(['confirm stale', 'approve stale', 'release stale'] as const).flatMap((what) =>
    each(PEOPLE, (who) => ({ do: what, who }) as const),
  ),
];

/** Time passes until the next reminder or deadline, or until a release is too old; never when nothing waits. */
function waits({ state, now }: Universe): readonly Move[] {
  const until = [nextLook(state, now), deadlineOf(state), runBefore(state)].flatMap((at) => at?.getTime() ?? []);
  const seconds = until.map((at) => (at - now.getTime()) / 1000).filter((left) => left > 0);
  return [...new Set(seconds)].map((left) => ({ do: 'wait', seconds: left }));
}

/** The way of a call that nobody objects to, signed by one, told up to its last event. */
const GOOD_WAY: readonly Move[] = [
  { do: 'work', found: 'all well' },
  { do: 'confirm', who: REQUESTER },
  { do: 'approve', who: 'ann' },
  { do: 'work', found: 'all well' },
  { do: 'work', found: 'all well' },
  { do: 'release', who: REQUESTER },
  { do: 'work', found: 'all well' },
  { do: 'work', found: 'all well' },
];

/** Every point of the way of a call whose outcome is this, each the beginning of another exploration. */
export function pointsOfTheWay(beginning: Universe, outcome: 'executed' | 'failed' | 'unknown'): readonly Universe[] {
  const points = [beginning];
  for (const move of [...GOOD_WAY, { do: 'answer', outcome } as const, ...GOOD_WAY.slice(-2)]) {
    const next = (points.at(-1) ?? beginning).copy();
    play(next, move);
    points.push(next);
  }
  return points;
}

/**
 * What the future of a request, and of every invariant, depends on: two ways to the same key are one from there on.
 * Times count from the beginning of the phase; of the past, how often each event happened, and who voted in which
 * order. Forged events name ballots by their numbers, so with `numbers` these count as well.
 */
function keyOf({ state, time, sent, now }: Universe, numbers: boolean): string {
  const { phase, since, votes, release, settled, revoked, closed, timeline } = state;
  const happened = timeline.map(({ type }) => type).sort();
  const number = (ballot: { readonly seq: number } | null) => (numbers ? ballot?.seq : 0);
  const cast = votes.map((vote) => [vote.person, vote.level, vote.verified, number(vote)]);
  const waited = phase === 'opened' ? time : now.getTime() - Date.parse(since);
  const marks = [number(release), release?.verified, settled !== null, revoked, closed, sent];
  return JSON.stringify([phase, waited, cast, marks, happened]);
}

/** What to explore: from where, up to how many moves, and which moves there are besides those of people and workflow. */
export interface Exploration {
  readonly beginnings: readonly Universe[];
  readonly bound: number;
  readonly more: readonly Move[];
  readonly invariants: Readonly<Record<string, Invariant>>;
}

/** What an exploration covered. */
export interface Covered {
  readonly states: number;
  readonly transitions: number;
  /** Moves to the state that is farthest from where it began. */
  readonly depth: number;
  /** True when nothing new was left: the bound was never reached. */
  readonly complete: boolean;
  /** The first few violations: the invariant, and the events that led there. */
  readonly violations: readonly string[];
}

/**
 * Tries every move in every distinct state, breadth first, up to a number of moves, and holds every transition to every
 * invariant.
 */
export function everything({ beginnings, bound, more, invariants }: Exploration): Covered {
  const numbers = more.length > 0;
  const distinct = new Map(beginnings.map((beginning) => [keyOf(beginning, numbers), beginning]));
  const seen = new Set(distinct.keys());
  const violations: string[] = [];
  let transitions = 0;
  let depth = 0;
  let edge: readonly Universe[] = [...distinct.values()];
  while (edge.length > 0 && depth < bound) {
    const beyond: Universe[] = [];
    for (const from of edge) {
      for (const move of [...MOVES, ...more, ...waits(from)]) {
        const to = from.copy();
        play(to, move);
        const moved = to.history.length > from.history.length || to.time > from.time || to.broken !== null;
        if (!moved) continue;
        transitions += 1;
        for (const [name, holds] of Object.entries(invariants))
          if (!holds(to.history, to.broken))
            violations.push(`${name}: ${to.state.timeline.map(({ type }) => type).join(' ')} ${to.broken ?? ''}`);
        const key = keyOf(to, numbers);
        if (to.broken !== null || seen.has(key)) continue;
        seen.add(key);
        beyond.push(to);
      }
    }
    edge = beyond;
    if (edge.length > 0) depth += 1;
  }
  return { states: seen.size, transitions, depth, complete: edge.length === 0, violations: violations.slice(0, 5) };
}
