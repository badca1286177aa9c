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
  const rules = placedRules(sources, catalogue);
  const guarding = new Map<string, PlacedRule[]>();
  for (const one of rules)
    for (const key of one.places.flatMap((place) => one.rule.guard.map((action) => keyOf(place, action)))) {
      const present = guarding.get(key);
      if (present) present.push(one);
      else guarding.set(key, [one]);
    }
  const order = new Map(rules.map((one, index) => [one, index]));
  return rules.flatMap((one) => {
    const { policy, path, text } = one.written;
    // A rule that says why it replaces others was meant to, even where it forgets to name them.
    if (one.rule.guard.length === 0 || one.rule.levels.length === 0 || text.replaces || text.because) return [];
    const by = shadeOf(one, { guarding, order, settings: settings.value });
    // Two rules of one name are a problem of their own, and this sentence could not tell them apart.
    if (!by || by.written.id === one.written.id) return [];
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

const keyOf = (place: string, action: string): string => `${place} ${action}`;

interface Others {
  /** Rules by a place and an action: of those that do not guard an action of a rule none can cover it. */
  readonly guarding: ReadonlyMap<string, readonly PlacedRule[]>;
  readonly order: ReadonlyMap<PlacedRule, number>;
  readonly settings: Settings;
}

/** One rule that covers another in all its places. Of two that are equal the first stays. */
function shadeOf(one: PlacedRule, { guarding, order, settings }: Others): PlacedRule | undefined {
  const [first, ...others] = one.places;
  const [action] = one.rule.guard;
  if (first === undefined || action === undefined) return undefined;
  const covers = (other: PlacedRule): boolean =>
    other.actions.size >= one.actions.size &&
    asksAsMuch(other.rule, one.rule) &&
    one.rule.guard.every((action) => other.actions.has(action)) &&
    others.every((place) => wayTo(place, settings).some((id) => other.places.includes(id)));
  const isFirst = (other: PlacedRule): boolean => (order.get(one) ?? 0) < (order.get(other) ?? 0);
  return wayTo(first, settings)
    .flatMap((place) => guarding.get(keyOf(place, action)) ?? [])
    .find((other) => other !== one && covers(other) && !(isEqual(one, other) && isFirst(other)));
}

const isEqual = (one: PlacedRule, other: PlacedRule): boolean =>
  one.rule.guard.length === other.rule.guard.length &&
  one.places.length === other.places.length &&
  one.places.every((place) => other.places.includes(place)) &&
  asksAsMuch(one.rule, other.rule);

const STRICTNESS = { observe: 0, humans: 1, everyone: 2 } as const;

function asksAsMuch(one: Rule, other: Rule): boolean {
  if (one.replaces.length > 0 || STRICTNESS[one.mode] < STRICTNESS[other.mode]) return false;
  // Whoever watches a stricter mode wants to know what it would ask for.
  if ((one.mode === 'observe') !== (other.mode === 'observe')) return false;
  if (one.assurance !== 'fresh' && other.assurance === 'fresh') return false;
  const waits = ['confirm', 'sign', 'release'] as const;
  if (waits.some((wait) => one.deadlines[wait] > other.deadlines[wait])) return false;
  const always = Object.values(one.where).every((condition) => condition === null);
  if (!always && canonicalJson(one.where) !== canonicalJson(other.where)) return false;
  return other.levels.every((level) =>
    one.levels.some((own) => levelKeyOf(own) === levelKeyOf(level) && own.need >= level.need),
  );
}
