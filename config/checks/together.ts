import type { LevelRule } from '../../shared/configuration/configuration';
import { levelKeyOf } from '../../shared/policy/rule-index';
import { type PlacedRule, placedRules, wayTo } from '../placed';
import type { Problem } from '../problem';
import { pathOf } from '../rules';
import type { People } from '../schema/people';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';
import { shortageOf } from './quorum';

/**
 * Rules of several places count together; what each can get by itself, all of them may not get from the same people. And
 * levels of one name with different groups would be told apart by nobody who reads a page.
 */
export const together: Check = (sources, catalogue) => {
  const { settings, people } = sources;
  if (!settings || !people) return [];
  const rules = placedRules(sources, catalogue).filter(({ rule }) => rule.mode !== 'observe');
  const problems = new Map<string, Problem>();
  for (const meeting of meetings(rules, settings.value)) {
    const found = alike(meeting) ?? short(meeting, people.value);
    if (found) problems.set(JSON.stringify([found.file, found.line, found.column, found.check]), found);
  }
  return [...problems.values()];
};

/** Rules that may count for one call, nearest first; at least two, and each set once. */
function meetings(rules: readonly PlacedRule[], settings: Settings): readonly (readonly PlacedRule[])[] {
  const { root, units } = settings.organization;
  const places = new Set([root, ...Object.values(units), ...rules.flatMap((one) => one.places)]);
  const number = new Map(rules.map((one, index) => [one, index]));
  const byPlace = new Map<string, PlacedRule[]>();
  for (const one of rules) for (const place of one.places) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  const sets = new Map<string, readonly PlacedRule[]>();
  for (const place of places) {
    const byAction = new Map<string, PlacedRule[]>();
    for (const near of [...wayTo(place, settings)].reverse())
      for (const one of byPlace.get(near) ?? [])
        for (const action of one.actions) {
          const present = byAction.get(action);
          if (!present) byAction.set(action, [one]);
          else if (!present.includes(one)) present.push(one);
        }
    for (const set of byAction.values()) if (set.length > 1) sets.set(set.map((one) => number.get(one)).join(), set);
  }
  return [...sets.values()].flatMap(withAndWithoutReplaced);
}

/** A rule that replaces others may count or not; both ways must be possible. */
function withAndWithoutReplaced(set: readonly PlacedRule[]): readonly (readonly PlacedRule[])[] {
  const gone = new Set(set.flatMap(({ rule }) => rule.replaces));
  if (gone.size === 0) return [set];
  const replacing = (one: PlacedRule): boolean =>
    one.rule.replaces.some((id) => set.some(({ written }) => written.id === id));
  return [set.filter(({ written }) => !gone.has(written.id)), set.filter((one) => !replacing(one))].filter(
    ({ length }) => length > 1,
  );
}

function alike(set: readonly PlacedRule[]): Problem | null {
  const seen = new Map<string, { readonly key: string; readonly by: PlacedRule }>();
  for (const one of set)
    for (const [index, level] of one.rule.levels.entries()) {
      const before = seen.get(level.name);
      const key = levelKeyOf(level);
      if (!before) seen.set(level.name, { key, by: one });
      else if (before.key !== key) {
        const message = `level "${level.name}" has other groups in "${before.by.written.id}", with which this rule counts together`;
        const hint = 'One name stands for one step: name the same groups, or give one of the levels another name.';
        return problemAt(one.written.policy, [...pathOf(one.written, 'levels'), index, 'name'], {
          check: 'level-named-alike',
          message,
          hint,
        });
      }
    }
  return null;
}

function short(set: readonly PlacedRule[], people: People): Problem | null {
  const levels = new Map<string, { level: LevelRule; by: PlacedRule; index: number }>();
  for (const one of set)
    for (const [index, level] of one.rule.levels.entries()) {
      const present = levels.get(levelKeyOf(level));
      if (!present) levels.set(levelKeyOf(level), { level, by: one, index });
      else if (present.level.need < level.need) levels.set(levelKeyOf(level), { level, by: one, index });
    }
  const all = [...levels.values()];
  // Each rule by itself is another check's to judge.
  if (set.some(({ rule }) => shortageOf(rule.levels, people).length > 0)) return null;
  const [shortage] = shortageOf(
    all.map(({ level }) => level),
    people,
  );
  const found = shortage && all[shortage.level];
  if (!shortage || !found) return null;
  const others = set.filter((one) => one !== found.by).map(({ written }) => `"${written.id}"`);
  const message = `together with ${others.join(', ')}, ${shortage.message}`;
  const { hint = 'Add signers, or need fewer.' } = shortage;
  return problemAt(found.by.written.policy, [...pathOf(found.by.written, 'levels'), found.index, 'need'], {
    check: 'quorum-unreachable',
    message,
    hint,
  });
}
