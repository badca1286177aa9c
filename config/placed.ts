import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Rule } from '../shared/configuration/configuration';
import { pathOfAccount, pathOfUnit, placeId } from './places';
import { compileRule } from './rule';
import { rulesOf, type WrittenRule } from './rules';
import type { Settings } from './schema/settings';
import type { Sources } from './sources';

/** A rule as written, as compiled, and where it is. */
export interface PlacedRule {
  readonly written: WrittenRule;
  readonly rule: Rule;
  readonly actions: ReadonlySet<string>;
  /** Ids of the places to which its policy is attached; those that nobody knows are left out. */
  readonly places: readonly string[];
}

const placed = new WeakMap<Sources['policies'], readonly PlacedRule[]>();

/** Every rule, compiled once for all checks; none while the settings do not say what places there are. */
export function placedRules({ settings, policies }: Sources, catalogue: Catalogue): readonly PlacedRule[] {
  if (!settings) return [];
  const found = placed.get(policies);
  if (found) return found;
  const { organization } = settings.value;
  const rules = rulesOf(policies).map((written): PlacedRule => {
    const rule = compileRule(written, catalogue);
    const places = written.policy.value.attach.flatMap((place) => placeId(place, organization) ?? []);
    return { written, rule, actions: new Set(rule.guard), places: [...new Set(places)] };
  });
  placed.set(policies, rules);
  return rules;
}

const ways = new WeakMap<Settings, Map<string, readonly string[]>>();

/**
 * Ids from the root to a place, its own last. An account of which nobody has said where it is, which is a
 * problem of its own, stands directly below the root.
 */
export function wayTo(place: string, settings: Settings): readonly string[] {
  const known = ways.get(settings) ?? waysToUnits(settings);
  ways.set(settings, known);
  const { organization } = settings;
  const way = known.get(place) ?? pathOfAccount(place, organization) ?? [organization.root, place];
  known.set(place, way);
  return way;
}

function waysToUnits({ organization }: Settings): Map<string, readonly string[]> {
  const { root, units } = organization;
  const all = Object.entries(units).map(([unit, id]) => [id, pathOfUnit(unit, organization) ?? [root, id]] as const);
  // Of two units with one id, which is a problem of its own, the first counts.
  return new Map([...all.reverse(), [root, [root]]]);
}
