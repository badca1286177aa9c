import * as fc from 'fast-check';
import type { Fact } from '../../../shared/ledger/event';
import { type CommandResult, cancel, cast, confirm, reject, settle } from '../../../shared/lifecycle/commands';
import { waitOf } from '../../../shared/lifecycle/state';
import { organization, PEOPLE, REQUESTER, type Universe } from './universe';
import { type Found, turn } from './workflow';

type Deed = 'confirm' | 'cancel' | 'disown' | 'reject' | 'approve' | 'release' | 'settle';

/** What may happen next: time passes, a person acts, the workflow takes its next step, AWS answers, something is wrong. */
export type Move =
  | { readonly do: 'wait'; readonly seconds: number }
  /** `stale`: by a page that shows another hash than the present one. */
  | { readonly do: Deed | 'approve stale' | 'release stale' | 'confirm stale'; readonly who: string }
  | { readonly do: 'work'; readonly found: Found }
  | { readonly do: 'answer'; readonly outcome: 'executed' | 'failed' | 'unknown' }
  | { readonly do: 'freeze' }
  /** Somebody writes into the table past every command. */
  | { readonly do: 'insert'; readonly fact: Fact };

const OTHER_HASH = 'f'.repeat(64);

/**
 * Plays one move. Commands are the product's own, so what a person may not do leaves no trace; an insertion that the
 * fold refuses leaves none either, since it would only end the story.
 */
export function play(universe: Universe, move: Move): void {
  if (universe.broken) return;
  if (move.do === 'wait') universe.time += move.seconds;
  const fact = factOf(universe, move);
  if (fact) universe.write(fact);
  if (move.do === 'insert') universe.broken = null;
}

function factOf(universe: Universe, move: Move): Fact | null {
  switch (move.do) {
    case 'wait':
      return null;
    case 'insert':
      return move.fact;
    case 'work':
      return turn(universe, move.found);
    case 'answer':
      return answer(universe, move.outcome);
    case 'freeze':
      return universe.state.phase === 'frozen' ? null : { type: 'frozen', data: { why: 'a seal differs', at: 0 } };
    default: {
      const result = commanded(universe, move);
      return result.ok ? result.fact : null;
    }
  }
}

type ByAPerson = Extract<Move, { readonly who: string }>;

function commanded({ state, now, assessed }: Universe, { do: what, who }: ByAPerson): CommandResult {
  const seen = what.endsWith('stale') ? OTHER_HASH : assessed.approvalHash;
  const by = { person: who, reason: 'because', seen, token: 'token' };
  switch (what) {
    case 'confirm':
    case 'confirm stale':
      return confirm(state, by, now);
    case 'cancel':
    case 'disown':
      return cancel(state, { ...by, notMe: what === 'disown' });
    case 'reject':
      return reject(organization, state, by);
    case 'settle':
      return settle(organization, state, { ...by, tookEffect: true }, now);
    case 'approve':
    case 'approve stale':
      return cast(organization, state, { ...by, choice: 'approve' }, now);
    case 'release':
    case 'release stale':
      return cast(organization, state, { ...by, choice: 'release' }, now);
  }
}

const ANSWERS = {
  executed: { type: 'executed', data: { requestId: 'q', answer: '{}' } },
  failed: { type: 'failed', data: { sent: true, error: 'Refused', message: '' } },
  unknown: { type: 'unknown', data: { why: 'no answer', seen: [] } },
} as const;

/** AWS answers a call that was sent, however late; the broker writes it while the request can still take it. */
function answer({ state, sent }: Universe, outcome: keyof typeof ANSWERS): Fact | null {
  const waiting = state.phase === 'executing' || (waitOf(state) === 'settle' && outcome !== 'unknown');
  return sent && waiting && !state.closed ? ANSWERS[outcome] : null;
}

const times = (weight: number, ...moves: readonly Move[]): readonly Move[] =>
  Array.from({ length: weight }, (_, turn) => moves[turn % moves.length]).filter((move) => move !== undefined);

const by = <const D extends Extract<Move, { readonly who: string }>['do']>(
  what: D,
  people: readonly string[],
): readonly Move[] => people.map((who) => ({ do: what, who }));

/** Each as often as it is to be drawn, so that most stories get somewhere and every ending is met. */
const honest: readonly Move[] = [
  ...times(160, { do: 'work', found: 'all well' }),
  ...times(20, { do: 'work', found: 'a change' }, { do: 'work', found: 'a refusal' }),
  ...times(60, ...by('confirm', [REQUESTER, REQUESTER, 'ann'])),
  ...times(84, ...by('approve', PEOPLE)),
  ...times(51, ...by('release', [REQUESTER, REQUESTER, 'dov'])),
  ...times(18, ...by('approve stale', PEOPLE), ...by('release stale', PEOPLE), ...by('confirm stale', PEOPLE)),
  { do: 'cancel', who: REQUESTER },
  { do: 'disown', who: REQUESTER },
  ...by('reject', ['ann', 'eve']),
  ...times(60, ...by('settle', PEOPLE)),
  ...times(21, { do: 'wait', seconds: 1 }, { do: 'wait', seconds: 30 }, { do: 'wait', seconds: 600 }),
  ...times(2, { do: 'wait', seconds: 3600 }, { do: 'wait', seconds: 14_400 }),
  ...times(
    99,
    { do: 'answer', outcome: 'executed' },
    { do: 'answer', outcome: 'failed' },
    { do: 'answer', outcome: 'unknown' },
  ),
  { do: 'freeze' },
];

/** Long enough for two levels of signatures and what comes after them. */
const LENGTH = { maxLength: 80, size: 'max' } as const;

/** Draws numbers, which is far cheaper than to build each move anew; a story that fails is still cut to its shortest form. */
const storiesOf = (moves: readonly Move[]): fc.Arbitrary<readonly Move[]> =>
  fc.array(fc.nat(moves.length - 1), LENGTH).map((drawn) => drawn.flatMap((number) => moves[number] ?? []));

/** Moves of people who use the pages and of a workflow that does its work, mixed in any order. */
export const lawfulMoves: fc.Arbitrary<readonly Move[]> = storiesOf(honest);

const insert = (...facts: readonly Fact[]): readonly Move[] => facts.map((fact) => ({ do: 'insert', fact }));

/** Every event that somebody may forge, past every command, over a request with this approval hash. */
export function insertions(approvalHash: string): readonly Move[] {
  const hashes = [approvalHash, OTHER_HASH];
  const forged = <T>(make: (person: string, hash: string) => T) =>
    PEOPLE.flatMap((person) => hashes.map((hash) => make(person, hash)));
  return insert(
    ...forged((person, hash): Fact => ({ type: 'confirmed', data: { person, approvalHash: hash, reason: '' } })),
    ...[0, 1, 2].flatMap((level) =>
      forged((person, hash): Fact => ({ type: 'voted', data: { person, level, approvalHash: hash, token: 'forged' } })),
    ),
    ...Array.from(
      { length: 9 },
      (_, ballot): Fact => ({ type: 'verified', data: { ballot, choice: 'approve', keyId: 'k' } }),
    ),
    { type: 'copied', data: { copies: [], because: '' } },
    ...forged((person, hash): Fact => ({ type: 'released', data: { person, approvalHash: hash, token: 'forged' } })),
    { type: 'executing', data: { role: 'r', grantHash: OTHER_HASH } },
    ...Object.values(ANSWERS),
    ...PEOPLE.map((person): Fact => ({ type: 'settled', data: { person, tookEffect: false, reason: '' } })),
    { type: 'revoked', data: { role: 'r' } },
    { type: 'closed', data: {} },
  );
}

/** Forged ends. Stories draw them rarely, since nothing happens after them. */
export const endings: readonly Move[] = insert(
  { type: 'failed', data: { sent: false, error: '', message: '' } },
  { type: 'cancelled', data: { person: 'eve', reason: '', notMe: true } },
  { type: 'rejected', data: { person: 'eve', reason: '' } },
  { type: 'voided', data: { changes: [] } },
  { type: 'frozen', data: { why: '', at: 0 } },
);

/** The same with somebody among them who can insert whatever they like into the table. */
export const hostileMoves = (approvalHash: string): fc.Arbitrary<readonly Move[]> =>
  storiesOf([...honest, ...insertions(approvalHash), ...insertions(approvalHash), ...endings]);
