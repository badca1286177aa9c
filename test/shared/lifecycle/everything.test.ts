import { type Covered, type Exploration, everything, pointsOfTheWay } from './everything';
import { WHOEVER_ACTS, WHOEVER_WRITES } from './invariants';
import { endings, insertions } from './moves';
import { LEVELS, Universe } from './universe';

const NIGHTLY = process.env.NIGHTLY === '1';
const PATIENCE = 3_600_000;

/** Moves after which nothing new is left; far more than any story has. */
const NO_BOUND = 100;

/** Moves beyond each point of the way while somebody forges events as well: their number grows without end in sight. */
const BOUND = NIGHTLY ? 6 : 4;

const WAYS = LEVELS.map((levels) => ({
  levels,
  name: levels.map(({ need, of }) => `${need} of ${of.join(' or ')}`).join(', then '),
}));

function report(name: string, { states, transitions, depth, complete }: Covered): void {
  const end = complete ? 'nothing left to try' : 'the bound';
  process.stdout.write(`${name}: ${states} states, ${transitions} transitions, ${depth} moves deep (${end})\n`);
}

function explore(name: string, exploration: Exploration): Covered {
  const covered = everything(exploration);
  report(name, covered);
  expect(covered.violations).toEqual([]);
  return covered;
}

describe('everything that can happen', () => {
  it.each(WAYS)(
    'keeps every rule, to the last state there is, when $name must sign',
    ({ levels, name }) => {
      const beginnings = [new Universe(levels)];
      const covered = explore(name, { beginnings, bound: NO_BOUND, more: [], invariants: WHOEVER_ACTS });
      expect(covered.complete).toBe(true);
      expect(covered.states).toBeGreaterThan(3000);
    },
    PATIENCE,
  );

  it(
    `keeps the rules of the fold although somebody forges ${BOUND} events at any point of the way of a call`,
    () => {
      const beginning = new Universe(LEVELS[0] ?? []);
      const more = [...insertions(beginning.assessed.approvalHash), ...endings];
      const beginnings = (['executed', 'failed', 'unknown'] as const).flatMap((end) => pointsOfTheWay(beginning, end));
      const covered = explore('with forged events', { beginnings, bound: BOUND, more, invariants: WHOEVER_WRITES });
      expect(covered.depth).toBe(BOUND);
    },
    PATIENCE,
  );
});
