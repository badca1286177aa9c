import type { Rule } from '../../shared/configuration/configuration';
import { deniesByItself } from '../../shared/policy/rule-index';
import { covers } from '../pattern/covers';
import { type PlacedRule, wayTo } from '../placed';
import type { Settings } from '../schema/settings';

/** Rules that deny by themselves, by action. */
export type Floors = ReadonlyMap<string, readonly PlacedRule[]>;

/** Finds them. */
export function floorsOf(rules: readonly PlacedRule[]): Floors {
  const found = new Map<string, PlacedRule[]>();
  for (const one of rules.filter(({ rule }) => deniesByItself(rule)))
    for (const action of one.actions) {
      const present = found.get(action);
      if (present) present.push(one);
      else found.set(action, [one]);
    }
  return found;
}

/**
 * Whether floors deny an action wherever a rule would act: at each of its places, for all callers of its mode, and for
 * each combination of its regions, resources and callers. `forwarded`: regions from which denials can become requests.
 */
export function isFloored(
  { rule, places }: PlacedRule,
  action: string,
  floors: Floors,
  settings: Settings,
  forwarded: readonly string[],
): boolean {
  const fitting = (floors.get(action) ?? []).filter(
    (floor) => floor.rule.mode === 'everyone' || rule.mode === floor.rule.mode,
  );
  const { regions, resources, principals } = rule.where;
  return places.every((place) => {
    const way = wayTo(place, settings);
    const here = fitting.filter((floor) => floor.places.some((one) => way.includes(one)));
    return (regions ?? forwarded).every((region) =>
      (resources ?? [null]).every((resource) =>
        (principals ?? [null]).every((principal) =>
          here.some(({ rule: { where } }) => holdsFor(where, region, resource, principal)),
        ),
      ),
    );
  });
}

/** `null`: any resource, any caller. */
const holdsFor = (
  { regions, resources, principals }: Rule['where'],
  region: string,
  resource: string | null,
  principal: string | null,
): boolean =>
  (regions === null || regions.includes(region)) && isWithin(resource, resources) && isWithin(principal, principals);

const isWithin = (pattern: string | null, patterns: readonly string[] | null): boolean =>
  patterns === null || patterns.some((wide) => covers(wide, pattern ?? '*'));
