import type { Configuration, LevelRule, Rule } from '../configuration/configuration';
import { type Pattern, parsePattern } from '../evaluation/pattern/pattern';

/** A level with the key under which levels of several rules are one. */
export interface KeyedLevel {
  readonly key: string;
  readonly level: LevelRule;
}

/** A rule, ready to be asked. */
export interface IndexedRule {
  /** As `policy/rule`. */
  readonly id: string;
  readonly rule: Rule;
  /** Its number in the order of policy names, then rule names. */
  readonly order: number;
  /** Parsed patterns of its resources; `null`: any resource. */
  readonly resources: readonly Pattern[] | null;
  /** Patterns of callers, as characters; `null`: any caller. */
  readonly principals: readonly Pattern[] | null;
  /** Everybody in its groups; `null`: anybody. */
  readonly persons: ReadonlySet<string> | null;
  readonly levels: readonly KeyedLevel[];
  /** Rules that it replaces, in order. */
  readonly replaces: readonly string[];
  /** True when the guard denies by this rule alone. */
  readonly denies: boolean;
}

/**
 * Rules by place and by action in small letters, since IAM does not tell actions apart by case. What asks about one call
 * never looks at the rules of others.
 */
export type RuleIndex = ReadonlyMap<string, ReadonlyMap<string, readonly IndexedRule[]>>;

/** Key of a level: levels of one name and the same groups are one level. */
export const levelKeyOf = ({ name, of }: LevelRule): string => JSON.stringify([name, ...[...of].sort()]);

/** True for a rule that an SCP can tell: who asks, at what hour and what tags are, only the hub knows. */
export const deniesByItself = ({ mode, where }: Pick<Rule, 'mode' | 'where'>): boolean =>
  mode !== 'observe' && where.people === null && where.hours === null && where.tags === null;

/** Rules in the order of their policies' names and their own, whatever the order of files and lines. */
export function indexRules({ policies, groups }: Pick<Configuration, 'policies' | 'groups'>): RuleIndex {
  const index = new Map<string, Map<string, IndexedRule[]>>();
  const all = byName(policies).flatMap((policy) => byName(policy.rules).map((rule) => ({ policy, rule })));
  for (const [order, { policy, rule }] of all.entries()) {
    const found = indexed(policy.name, rule, order, groups);
    for (const place of new Set(policy.attach)) {
      const actions = index.get(place) ?? new Map<string, IndexedRule[]>();
      index.set(place, actions);
      for (const action of new Set(rule.guard.map(actionKeyOf))) {
        const rules = actions.get(action);
        if (rules) rules.push(found);
        else actions.set(action, [found]);
      }
    }
  }
  return index;
}

/** Key of an action in the index. */
export const actionKeyOf = (action: string): string => action.toLowerCase();

/** In the order of code units: the same on every machine, whatever its language. */
const byName = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] =>
  [...named].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

function indexed(policy: string, rule: Rule, order: number, groups: Configuration['groups']): IndexedRule {
  const { resources, principals, people } = rule.where;
  return {
    id: `${policy}/${rule.name}`,
    rule,
    order,
    resources: resources === null ? null : resources.map(patternOf),
    principals: principals === null ? null : principals.map(patternOf),
    persons: people && new Set(people.flatMap((group) => groups[group] ?? [])),
    levels: rule.levels.map((level) => ({ key: levelKeyOf(level), level })),
    replaces: [...rule.replaces].sort(),
    denies: deniesByItself(rule),
  };
}

/** A resource pattern as the guard's SCP has it; `check` refuses `$`, so nothing in it is a variable. */
function patternOf(source: string): Pattern {
  const pattern = parsePattern(source, { variables: false, wildcards: true });
  if (pattern === null) throw new Error(`${source} is no pattern of ARNs`);
  return pattern;
}

const kept = new WeakMap<object, RuleIndex>();

/** The index of a configuration, made once. */
export function ruleIndexOf(configuration: Pick<Configuration, 'policies' | 'groups'>): RuleIndex {
  const found = kept.get(configuration) ?? indexRules(configuration);
  kept.set(configuration, found);
  return found;
}
