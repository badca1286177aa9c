import type { Catalogue } from '../../shared/catalogue/catalogue';
import { durationText, seconds } from '../duration';
import { type Explanation, explain } from '../explanation/explanation';
import type { Understood } from '../load';
import { situationOf } from '../question/situation';
import type { PolicyTest } from './schema';

/** One thing that is otherwise than expected. */
export interface Difference {
  /** The field under `expect`, or under `call` where the call itself is in doubt. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** What came of one test. */
export interface TestResult {
  readonly name: string;
  /** `file:line`. */
  readonly written: string;
  /** None: it passed. */
  readonly differences: readonly Difference[];
}

/** What came of all tests. */
export interface TestRun {
  readonly results: readonly TestResult[];
  /** Rules, as `policy/rule`, that applied in no test. */
  readonly untested: readonly string[];
}

/** Runs the policy tests of a configuration through the resolution that the hub uses. */
export function runTests(understood: Understood, catalogue: Catalogue): TestRun {
  const touched = new Set<string>();
  const results = understood.tests.flatMap(({ file, value, where }) =>
    value.tests.map((test, index): TestResult => {
      const written = `${file}:${where(['tests', index]).line}`;
      const asked = situationOf(test.call, understood, catalogue);
      if (!asked.ok) {
        const differences = asked.doubts.map(({ field, message, hint = '' }) => ({
          what: `call.${field}`,
          expected: hint,
          found: message,
        }));
        return { name: test.name, written, differences };
      }
      const explanation = explain(understood, asked);
      for (const { rule, outcome } of explanation.rules) if (outcome !== 'does-not-hold') touched.add(rule);
      return { name: test.name, written, differences: differencesOf(test.expect, explanation) };
    }),
  );
  return { results, untested: [...understood.written.keys()].filter((rule) => !touched.has(rule)).sort() };
}

function differencesOf(
  expected: PolicyTest['expect'],
  { limit, passes, decision, mode, levels, rules }: Explanation,
): readonly Difference[] {
  const applying = [...new Set(rules.flatMap(({ rule, outcome }) => (outcome === 'applies' ? [rule] : [])))].sort();
  const found = levels.map(({ name, need, of }) => `${name} ${need} of ${of.join(', ')}`);
  const pairs: readonly (readonly [string, string | undefined, string])[] = [
    ['passes', expected.passes && 'true', String(passes)],
    ['levels', expected.levels && listed(expected.levels.map(inOrder)), listed(found)],
    ['mode', expected.mode, mode ?? 'none'],
    ['assurance', expected.assurance, decision?.assurance ?? 'none'],
    ...(['confirm', 'sign', 'release'] as const).map(
      (wait) =>
        [
          `deadlines.${wait}`,
          expected.deadlines?.[wait] && durationText(seconds(expected.deadlines[wait])),
          decision ? durationText(decision.deadlines[wait]) : 'none',
        ] as const,
    ),
    ['rules', expected.rules && listed([...expected.rules].sort()), listed(applying)],
  ];
  const differences = pairs.flatMap(([what, wanted, actual]) =>
    wanted === undefined || wanted === actual ? [] : [{ what, expected: wanted, found: actual }],
  );
  const why =
    limit && differences.length > 0 ? [{ what: 'call', expected: 'one that policies decide', found: limit.why }] : [];
  return [...differences, ...why];
}

/** The groups of a level in the order of code units, as compiled levels have them. */
const inOrder = (level: string): string =>
  level.replace(/ of (.*)$/, (_, groups: string) => ` of ${groups.split(', ').sort().join(', ')}`);

const listed = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.join('; '));
