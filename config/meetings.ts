import { type PlacedRule, wayTo } from './placed';
import type { Settings } from './schema/settings';

/**
 * Sets of rules that may count together for one call, each set once and of at least two; the rules of the account first,
 * those of the root last.
 */
export function meetings(rules: readonly PlacedRule[], settings: Settings): readonly (readonly PlacedRule[])[] {
  const number = new Map(rules.map((one, index) => [one, index]));
  const byPlace = new Map<string, PlacedRule[]>();
  for (const one of rules)
    for (const place of one.places) {
      const present = byPlace.get(place);
      if (present) present.push(one);
      else byPlace.set(place, [one]);
    }
  const sets = new Map<string, readonly PlacedRule[]>();
  for (const place of byPlace.keys())
    for (const all of atPlace(wayTo(place, settings), byPlace))
      for (const set of byRegion(all)) if (set.length > 1) sets.set(set.map((one) => number.get(one)).join(), set);
  return [...sets.values()].flatMap(withAndWithoutReplaced);
}

/**
 * The rules on a way by the actions that they guard, as far as these differ. A place without rules of its own needs no
 * look: what meets there meets at the place above too.
 */
function atPlace(
  way: readonly string[],
  byPlace: ReadonlyMap<string, readonly PlacedRule[]>,
): Iterable<readonly PlacedRule[]> {
  const byAction = new Map<string, Set<PlacedRule>>();
  for (const near of [...way].reverse())
    for (const one of byPlace.get(near) ?? [])
      for (const action of one.actions) {
        const present = byAction.get(action);
        if (present) present.add(one);
        else byAction.set(action, new Set([one]));
      }
  return [...byAction.values()].map((set) => [...set]);
}

/** A call is made in one region, so rules for different ones do not meet. */
function byRegion(set: readonly PlacedRule[]): readonly (readonly PlacedRule[])[] {
  const regions = new Set(set.flatMap(({ rule }) => rule.where.regions ?? []));
  return [null, ...regions].map((region) =>
    set.filter(({ rule }) => rule.where.regions === null || (region !== null && rule.where.regions.includes(region))),
  );
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
