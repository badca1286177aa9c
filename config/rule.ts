import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Conditions, Hours, Rule } from '../shared/configuration/configuration';
import { seconds } from './duration';
import { expand, together } from './guard/expand';
import { termOf, type WrittenRule } from './rules';
import type { RuleText } from './schema/policy';

/** What counts where neither a rule nor its file says it. */
export const DEFAULTS = { confirm: '60m', sign: '2d', release: '4h', assurance: 'fresh' } as const;

const sorted = (values: readonly string[]): readonly string[] => [...values].sort();

/** A rule's actions: what its entries stand for, less what it excepts. */
export function guardOf(
  { guard, except = [] }: Pick<RuleText, 'guard' | 'except'>,
  catalogue: Catalogue,
): readonly string[] {
  const less = new Set(together(except.map((entry) => expand(entry, catalogue))).actions);
  return together(guard.map((entry) => expand(entry, catalogue))).actions.filter((action) => !less.has(action));
}

/** A rule's compiled form. A mode or levels that nobody has said are a problem of their own; here they are the strictest. */
export function compileRule(rule: WrittenRule, catalogue: Catalogue): Rule {
  const { text, policy } = rule;
  const own = text.deadlines ?? {};
  const top = policy.value.deadlines ?? {};
  const deadline = (wait: 'confirm' | 'sign' | 'release'): number => seconds(own[wait] ?? top[wait] ?? DEFAULTS[wait]);
  return {
    name: text.name,
    mode: termOf(rule, 'mode') ?? 'everyone',
    guard: guardOf(text, catalogue),
    where: conditionsOf(text.where),
    levels: (termOf(rule, 'levels') ?? []).map(({ name, need, of }) => ({ name, need, of: sorted(of) })),
    deadlines: { confirm: deadline('confirm'), sign: deadline('sign'), release: deadline('release') },
    assurance: termOf(rule, 'assurance') ?? DEFAULTS.assurance,
    backup: 'off',
    replaces: sorted(text.replaces ?? []),
    because: text.because ?? '',
  };
}

function conditionsOf(where: NonNullable<RuleText['where']> = {}): Conditions {
  const { resources, regions, principals, people, hours, tags } = where;
  return {
    resources: resources ? sorted(resources) : null,
    regions: regions ? sorted(regions) : null,
    principals: principals ? sorted(principals) : null,
    people: people ? sorted(people) : null,
    hours: hours ? hoursOf(hours) : null,
    tags: tags ? Object.fromEntries(sorted(Object.keys(tags)).map((key) => [key, sorted(tags[key] ?? [])])) : null,
  };
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function hoursOf({ zone, days, from, to }: NonNullable<NonNullable<RuleText['where']>['hours']>): Hours {
  return { zone, days: WEEK.filter((day) => days.includes(day)), from: minutes(from), to: minutes(to) };
}

/** `18:30` as minutes since midnight. */
function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
