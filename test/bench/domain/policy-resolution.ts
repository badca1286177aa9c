import type { Budget, Figure, Result } from '../benchmark';
import type { ResolutionInput, ResolutionTimes } from './programs/policy-resolution';
import { runProgram } from './run-program';

/** How much longer a resolution may take among many rules or accounts than among few, before it is not called flat. */
const MOST_GROWTH = 2;

const label = ([rules, accounts]: readonly [number, number]): string =>
  `${rules.toLocaleString('en')} rules, ${accounts.toLocaleString('en')} accounts`;

/** How fast policies resolve, next to two engines on the same rules, and whether it depends on how many there are. */
export async function policyResolution({ batches, batchMs, resolution }: Budget): Promise<Result> {
  const { compared, agreeing, sizes } = resolution;
  const input: ResolutionInput = { batches, batchMs, compared, agreeing, sizes };
  const times = await runProgram<ResolutionTimes>('policy-resolution', input);
  const of = label(compared);
  const others = [
    ['Cedar', times.cedar],
    ['json-rules-engine', times.jsonRulesEngine],
  ] as const;
  const [first = 1] = times.sizes;
  return {
    name: 'policy-resolution',
    question: 'How fast do policies resolve for one call, and does it depend on how many rules and accounts there are?',
    method:
      'Policies of five rules, each at the root or at a unit, in a tree at most five deep; every rule guards three of sixty actions, every third in one region. ' +
      `Before anything is timed, all three say the same of ${times.agreed} calls. Ours also merges levels and gives reasons; Cedar (its policy set parsed before) and json-rules-engine only say which rules match; they should take at least 20 times as long. ` +
      'Growth is measured from the first size; the tree of units is deeper among more policies, so more rules lie on the way of an account. ' +
      'Batches take turns in one process; each figure is the median of its batches.',
    figures: [
      { of, what: 'resolutions a second', value: 1e6 / times.ours, unit: 'calls/s' },
      { of, what: 'one resolution', value: times.ours, unit: 'µs' },
      ...others.flatMap(([name, value]): readonly Figure[] => [
        { of, what: name, value, unit: 'µs' },
        { of, what: `${name}, times ours`, value: value / times.ours, unit: 'x' },
      ]),
      ...sizes.flatMap((size, index): readonly Figure[] => {
        const value = times.sizes[index] ?? 0;
        return [
          { of: label(size), what: 'one resolution', value, unit: 'µs' },
          { of: label(size), what: 'growth', value: value / first, unit: 'x', target: MOST_GROWTH },
        ];
      }),
    ],
  };
}
