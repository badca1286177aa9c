import { canonicalJson } from '../../shared/canonical/json';
import type { Rule } from '../../shared/configuration/configuration';
import { levelKeyOf } from '../../shared/policy/rule-index';
import { type PlacedRule, placedRules, wayTo } from '../placed';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

/** A rule that another already asks more than, for every call and in every place, says nothing; it is a leftover or a slip. */
export const shadowed: Check = (sources, catalogue) => {
  const { settings } = sources;
  if (!settings) return [];
  const byPlace = new Map<string, PlacedRule[]>();
  const rules = placedRules(sources, catalogue);
  for (const one of rules) for (const place of one.places) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  return rules.flatMap((one) => {
    const { policy, path, text } = one.written;
    if (one.rule.guard.length === 0 || one.rule.levels.length === 0 || text.replaces) return [];
    const by = shadeOf(one, byPlace, settings.value, rules);
    if (!by) return [];
    const message = `rule "${text.name}" adds nothing to "${by.written.id}", which asks as much of the same calls`;
    return [
      problemAt(policy, [...path, 'name'], {
        check: 'shadowed',
        message,
        hint: 'Delete it, or say what it should ask for beyond that.',
      }),
    ];
  });
};

/** One rule that covers another in all its places. Of two that are equal the first stays. */
function shadeOf(
  one: PlacedRule,
  byPlace: ReadonlyMap<string, readonly PlacedRule[]>,
  settings: Settings,
  all: readonly PlacedRule[],
): PlacedRule | undefined {
  const [first, ...others] = one.places;
  if (first === undefined) return undefined;
  const near = wayTo(first, settings).flatMap((place) => byPlace.get(place) ?? []);
  return near.find(
    (other) =>
      other !== one &&
      asksAsMuch(other.rule, one.rule) &&
      one.rule.guard.every((action) => other.actions.has(action)) &&
      others.every((place) => wayTo(place, settings).some((id) => other.places.includes(id))) &&
      !(asksAsMuch(one.rule, other.rule) && isSame(one, other) && all.indexOf(one) < all.indexOf(other)),
  );
}

const isSame = (one: PlacedRule, other: PlacedRule): boolean =>
  one.rule.guard.length === other.rule.guard.length &&
  one.places.every((place) => other.places.includes(place)) &&
  one.places.length === other.places.length;

const STRICTNESS = { observe: 0, humans: 1, everyone: 2 } as const;

function asksAsMuch(one: Rule, other: Rule): boolean {
  if (one.replaces.length > 0 || STRICTNESS[one.mode] < STRICTNESS[other.mode]) return false;
  // Whoever watches a stricter mode wants to know what it would ask for.
  if ((one.mode === 'observe') !== (other.mode === 'observe')) return false;
  const always = Object.values(one.where).every((condition) => condition === null);
  if (!always && canonicalJson(one.where) !== canonicalJson(other.where)) return false;
  if (one.assurance !== 'fresh' && other.assurance === 'fresh') return false;
  const waits = ['confirm', 'sign', 'release'] as const;
  if (waits.some((wait) => one.deadlines[wait] > other.deadlines[wait])) return false;
  return other.levels.every((level) =>
    one.levels.some((own) => levelKeyOf(own) === levelKeyOf(level) && own.need >= level.need),
  );
}
