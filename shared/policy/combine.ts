import type { LevelRule } from '../configuration/configuration';
import type { IndexedRule } from './rule-index';
import type { Asked } from './verdict';

/** Rules that apply at one place, in their order. */
export type Near = readonly IndexedRule[];

/**
 * The terms of several rules together, which are never less than those of any of them: all their levels, those of the
 * nearest place first, the shortest deadlines, the strictest sign-in. Levels of one name and the same groups are one
 * level, with the larger number; it stands where the place nearest the root has it, so that no rule changes the order of
 * what stands above it. `places`: from the nearest to the root.
 */
export function combine(places: readonly Near[]): Asked | null {
  const all = [...new Set(places.flat())];
  const [first, ...others] = all;
  if (!first) return null;
  let { deadlines, assurance } = first.rule;
  for (const { rule } of others) {
    if (rule.assurance === 'fresh') assurance = 'fresh';
    deadlines = {
      confirm: Math.min(deadlines.confirm, rule.deadlines.confirm),
      sign: Math.min(deadlines.sign, rule.deadlines.sign),
      release: Math.min(deadlines.release, rule.deadlines.release),
    };
  }
  return { levels: levelsOf(places), deadlines, assurance, backup: 'off' };
}

function levelsOf(places: readonly Near[]): readonly LevelRule[] {
  const merged = new Map<string, LevelRule>();
  let order: readonly string[] = [];
  for (const rules of [...places].reverse()) {
    const own = new Set<string>();
    for (const { key, level } of rules.flatMap(({ levels }) => levels)) {
      const present = merged.get(key);
      if (!present) own.add(key);
      if (!present || present.need < level.need) merged.set(key, level);
    }
    order = [...own, ...order];
  }
  return order.flatMap((key) => merged.get(key) ?? []);
}
