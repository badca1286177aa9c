import * as fc from 'fast-check';
import { EVENT_TYPES, type EventType } from '../../../shared/ledger/event';
import { type Invariant, WHOEVER_ACTS, WHOEVER_WRITES } from './invariants';
import { hostileMoves, lawfulMoves, type Move, play } from './moves';
import { LEVELS, Universe } from './universe';

/** Stories of each kind: some seconds of it with every test run, some minutes by night. */
const RUNS = process.env.NIGHTLY ? 1_000_000 : 20_000;
const PATIENCE = 3_600_000;

/** Plays many stories at random and holds each to the invariants; events of every type must be among what happened. */
function explore(moves: fc.Arbitrary<readonly Move[]>, invariants: Readonly<Record<string, Invariant>>): void {
  const happened = new Set<EventType>();
  fc.assert(
    fc.property(fc.constantFrom(...LEVELS), moves, (levels, story) => {
      const universe = new Universe(levels);
      for (const move of story) play(universe, move);
      const violated = Object.entries(invariants).filter(([, holds]) => !holds(universe.history, universe.broken));
      if (violated.length > 0) throw new Error(`violated: ${violated.map(([name]) => name).join()}`);
      for (const { type } of universe.state.timeline) happened.add(type);
    }),
    { numRuns: RUNS },
  );
  expect([...happened].sort()).toEqual([...EVENT_TYPES].sort());
}

describe('whatever happens in whatever order', () => {
  it(
    'every rule holds while people act on the pages and the workflow takes its turns',
    () => {
      explore(lawfulMoves, WHOEVER_ACTS);
    },
    PATIENCE,
  );

  it(
    'the rules of the fold hold although somebody inserts events past every command',
    () => {
      const { approvalHash } = new Universe(LEVELS[0] ?? []).assessed;
      explore(hostileMoves(approvalHash), WHOEVER_WRITES);
    },
    PATIENCE,
  );
});
