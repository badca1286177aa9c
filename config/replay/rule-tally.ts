import type { Configuration, GuardMode } from '../../shared/configuration/configuration';
import type { Answers } from './everyone';
import type { Both } from './kept';

/** What a recording says of one rule. */
export interface RuleTally {
  /** As `policy/rule`. */
  readonly rule: string;
  /** `file:line`. */
  readonly written: string;
  readonly mode: GuardMode;
  /** Calls that it guards and whose conditions hold, whoever made them and whether or not it only observes. */
  readonly matched: number;
  /** Those of them that pipelines made. */
  readonly pipelines: number;
  /** Requests in which its terms would have counted. */
  readonly asked: Readonly<Both>;
  /** Times of the first and the last that matched. */
  readonly first: string | null;
  readonly last: string | null;
  /** Event ids of the first that were read, three at most. */
  readonly examples: readonly string[];
}

/** A call that some rule guards. */
export interface GuardedCall {
  readonly answers: Answers;
  readonly id: string;
  readonly time: string;
  readonly isPipeline: boolean;
  /** Its denial could become a request. */
  readonly isRequest: boolean;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
type Counting = Mutable<Omit<RuleTally, 'asked' | 'examples'>> & { readonly asked: Both; readonly examples: string[] };

const MOST_EXAMPLES = 3;

/** Counts calls rule by rule. */
export interface RuleTallies {
  /** Whether any rule matched. */
  readonly add: (call: GuardedCall) => boolean;
  /** Rules in the order of their names, those that nothing matched included. */
  readonly all: () => readonly RuleTally[];
}

/** Starts counting; `written` says where rules stand. */
export function startRuleTallies(
  { policies }: Pick<Configuration, 'policies'>,
  written: ReadonlyMap<string, string>,
): RuleTallies {
  const rules = new Map(
    policies.flatMap(({ name: policy, rules }) =>
      rules.map(({ name, mode }) => {
        const rule = `${policy}/${name}`;
        const at = written.get(rule) ?? '';
        return [rule, { rule, written: at, mode, ...NOTHING, asked: { ...NONE }, examples: [] } as Counting] as const;
      }),
    ),
  );
  return {
    add: (call) => {
      const { asWritten, everyone } = call.answers;
      const matched = new Set<string>();
      for (const { rule, outcome } of everyone.verdicts) if (outcome !== 'does-not-hold') matched.add(rule);
      for (const rule of matched) count(rules.get(rule), call);
      if (call.isRequest)
        for (const [world, { asked, verdicts }] of [['asWritten', asWritten] as const, ['everyone', everyone] as const])
          for (const rule of asked ? applying(verdicts) : []) {
            const counting = rules.get(rule);
            if (counting) counting.asked[world] += 1;
          }
      return matched.size > 0;
    },
    all: () => [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
  };
}

const NONE: Both = { asWritten: 0, everyone: 0 };
const NOTHING = { matched: 0, pipelines: 0, first: null, last: null };

/** A rule may count for several actions of a call, and is one rule all the same. */
const applying = (verdicts: Answers['everyone']['verdicts']): ReadonlySet<string> =>
  new Set(verdicts.flatMap(({ rule, outcome }) => (outcome === 'applies' ? [rule] : [])));

function count(rule: Counting | undefined, { id, time, isPipeline }: GuardedCall): void {
  if (!rule) return;
  rule.matched += 1;
  if (isPipeline) rule.pipelines += 1;
  if (rule.first === null || time < rule.first) rule.first = time;
  if (rule.last === null || time > rule.last) rule.last = time;
  if (rule.examples.length < MOST_EXAMPLES && id !== '') rule.examples.push(id);
}
