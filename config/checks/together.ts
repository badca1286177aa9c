import type { LevelRule } from '../../shared/configuration/configuration';
import { levelKeyOf } from '../../shared/policy/rule-index';
import { meetings } from '../meetings';
import { type PlacedRule, placedRules } from '../placed';
import type { Problem } from '../problem';
import { pathOf } from '../rules';
import type { People } from '../schema/people';
import { type Check, problemAt } from '../sources';
import { shortageOf } from './quorum';

/**
 * Rules of several places count together; what each can get by itself, all of them may not get from the same people. And
 * levels of one name with different groups would be told apart by nobody who reads a page. Both are said at the rule that
 * is nearest to the account: who writes it can see those above, not they it.
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

function alike(set: readonly PlacedRule[]): Problem | null {
  const seen = new Map<string, { readonly key: string; readonly by: PlacedRule }>();
  for (const one of [...set].reverse())
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
      if (!present || present.level.need < level.need) levels.set(levelKeyOf(level), { level, by: one, index });
    }
  const all = [...levels.values()];
  // Each rule by itself is another check's to judge.
  if (set.some(({ rule }) => shortageOf(rule.levels, people).length > 0)) return null;
  const [shortage] = shortageOf(
    all.map(({ level }) => level),
    people,
  );
  const [nearest, ...others] = set;
  if (!shortage || !nearest) return null;
  const failing = all[shortage.level];
  const index = failing?.by === nearest ? failing.index : nearest.rule.levels.length - 1;
  const message = `together with ${others.map(({ written }) => `"${written.id}"`).join(', ')}, ${shortage.message}`;
  const { hint = 'Add signers, or need fewer.' } = shortage;
  return problemAt(nearest.written.policy, [...pathOf(nearest.written, 'levels'), index, 'need'], {
    check: 'quorum-unreachable',
    message,
    hint,
  });
}
