import * as fc from 'fast-check';
import type { Fact } from '../../../shared/ledger/event';
import { type CommandResult, cancel, cast, confirm, reject, settle } from '../../../shared/lifecycle/commands';
import { waitOf } from '../../../shared/lifecycle/state';
import { organization, PEOPLE, REQUESTER, type Universe } from './universe';
import { type Found, turn } from './workflow';

/** What may happen next: time passes, a person acts, the workflow takes its next step, AWS answers, something is wrong. */
export type Move =
  | { readonly do: 'wait'; readonly seconds: number }
  | {
      readonly do: 'confirm' | 'cancel' | 'disown' | 'reject' | 'approve' | 'release' | 'settle';
      readonly who: string;
    }
  /** A page that shows another hash than the present one. */
  | { readonly do: 'approve stale' | 'release stale' | 'confirm stale'; readonly who: string }
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

const who = fc.constantFrom(...PEOPLE);

const of = <T extends Move>(weight: number, arbitrary: fc.Arbitrary<T>): fc.WeightedArbitrary<Move> => ({
  weight,
  arbitrary,
});
const as = <const D extends Move['do']>(...kinds: D[]) => fc.constantFrom(...kinds);

/** Weighted so that most stories get somewhere and every ending is met. */
const honest: readonly fc.WeightedArbitrary<Move>[] = [
  of(150, fc.record({ do: as('work'), found: fc.constant('all well') })),
  of(30, fc.record({ do: as('work'), found: fc.constantFrom('a change', 'a refusal') })),
  of(60, fc.record({ do: as('confirm'), who: fc.constantFrom(REQUESTER, REQUESTER, 'ann') })),
  of(80, fc.record({ do: as('approve'), who })),
  of(50, fc.record({ do: as('release'), who: fc.constantFrom(REQUESTER, REQUESTER, 'dov') })),
  of(20, fc.record({ do: as('approve stale', 'release stale', 'confirm stale'), who })),
  of(3, fc.record({ do: as('cancel', 'disown', 'reject'), who })),
  of(60, fc.record({ do: as('settle'), who })),
  of(20, fc.record({ do: as('wait'), seconds: fc.constantFrom(1, 30, 600) })),
  of(2, fc.record({ do: as('wait'), seconds: fc.constantFrom(3600, 14400) })),
  of(100, fc.record({ do: as('answer'), outcome: fc.constantFrom('executed', 'failed', 'unknown') })),
  of(1, fc.record({ do: as('freeze') })),
];

/** Long enough for two levels of signatures and what comes after them. */
const LENGTH = { maxLength: 80, size: 'max' } as const;

/** Moves of people who use the pages and of a workflow that does its work, mixed in any order. */
export const lawfulMoves: fc.Arbitrary<readonly Move[]> = fc.array(fc.oneof(...honest), LENGTH);

const insertion = (approvalHash: string): fc.Arbitrary<Move> => {
  const hash = fc.constantFrom(approvalHash, approvalHash, OTHER_HASH);
  const small = fc.nat(8);
  const data = (type: Fact['type'], members: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(members).map((made) => ({ do: 'insert', fact: { type, data: made } as Fact }) as const);
  const onward = [
    data('confirmed', { person: who, approvalHash: hash, reason: fc.constant('') }),
    data('voted', { person: who, level: fc.nat(2), approvalHash: hash, token: fc.constant('forged') }),
    data('verified', { ballot: small, choice: fc.constantFrom('approve', 'release'), keyId: fc.constant('k') }),
    data('copied', { copies: fc.constant([]), because: fc.constant('') }),
    data('released', { person: who, approvalHash: hash, token: fc.constant('forged') }),
    data('executing', { role: fc.constant('r'), grantHash: fc.constant(OTHER_HASH) }),
    data('executed', { requestId: fc.constant('q'), answer: fc.constant('') }),
    data('unknown', { why: fc.constant(''), seen: fc.constant([]) }),
    data('settled', { person: who, tookEffect: fc.boolean(), reason: fc.constant('') }),
    data('revoked', { role: fc.constant('r') }),
    data('closed', {}),
  ];
  const ending = [
    data('failed', { sent: fc.boolean(), error: fc.constant(''), message: fc.constant('') }),
    data('cancelled', { person: who, reason: fc.constant(''), notMe: fc.boolean() }),
    data('rejected', { person: who, reason: fc.constant('') }),
    data('voided', { changes: fc.constant([]) }),
    data('frozen', { why: fc.constant(''), at: small }),
  ];
  return fc.oneof({ weight: 40, arbitrary: fc.oneof(...onward) }, { weight: 1, arbitrary: fc.oneof(...ending) });
};

/** The same with somebody among them who can insert whatever they like into the table. */
export const hostileMoves = (approvalHash: string): fc.Arbitrary<readonly Move[]> =>
  fc.array(fc.oneof(...honest, of(120, insertion(approvalHash))), LENGTH);
