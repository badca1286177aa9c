import type { LevelRule } from '../configuration/configuration';
import type { IndexedRule } from './rule-index';
import type { Asked } from './verdict';

/**
 * The terms of several rules together, which are never less than those of any of them: all their levels, in the order in
 * which the rules are given, the shortest deadlines, the strictest sign-in. Levels of one name and the same groups are
 * one level, with the larger number.
 */
export function combine([first, ...others]: readonly [IndexedRule, ...IndexedRule[]]): Asked {
  const levels = new Map<string, LevelRule>();
  for (const { key, level } of [first, ...others].flatMap((rule) => rule.levels)) {
    const present = levels.get(key);
    if (!present || present.need < level.need) levels.set(key, level);
  }
  let { deadlines, assurance } = first.rule;
  for (const { rule } of others) {
    if (rule.assurance === 'fresh') assurance = 'fresh';
    deadlines = {
      confirm: Math.min(deadlines.confirm, rule.deadlines.confirm),
      sign: Math.min(deadlines.sign, rule.deadlines.sign),
      release: Math.min(deadlines.release, rule.deadlines.release),
    };
  }
  return { levels: [...levels.values()], deadlines, assurance, backup: 'off' };
}
