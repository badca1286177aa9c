import type { GuardMode } from '../../shared/configuration/configuration';
import { deniesByItself } from '../../shared/policy/rule-index';
import { type PlacedRule, placedRules, wayTo } from '../placed';
import { type Check, problemAt } from '../sources';

/**
 * Who asks, at what hour and what tags are, only the hub knows, not the SCP that denies. So a rule with such a condition
 * adds to others that guard the same actions always; alone it would never be asked.
 */
export const noFloor: Check = (sources, catalogue) => {
  const { settings, whole } = sources;
  // The rule without conditions may be in a file that does not fit, which is said there.
  if (!settings || !whole) return [];
  const rules = placedRules(sources, catalogue);
  const floors = placesByAction(rules.filter(({ rule }) => deniesByItself(rule)));
  return rules.flatMap(({ written: { policy, path, text, id }, rule, places }) => {
    const condition = (['people', 'hours', 'tags'] as const).find((one) => text.where?.[one] !== undefined);
    if (rule.mode === 'observe' || condition === undefined) return [];
    const bare = rule.guard.filter(
      (action) => !places.every((place) => wayTo(place, settings.value).some((one) => floors.get(action)?.has(one))),
    );
    const [first] = bare;
    if (first === undefined) return [];
    const more = bare.length > 1 ? ` and ${bare.length - 1} more` : '';
    const message = `nothing denies ${first}${more} here: a rule with "${condition}" only adds to rules without people, hours and tags`;
    const near = rules.find((one) => one.written.id !== id && one.actions.has(first) && isUnconditional(one));
    const instead = near
      ? ` "${near.written.id}" ${near.rule.mode === 'observe' ? 'only observes' : 'is elsewhere'}.`
      : '';
    const hint = `Guard the same by such a rule, here or above: no SCP can tell ${CANNOT_TELL[condition]}.${instead}`;
    return [problemAt(policy, [...path, 'where', condition], { check: 'no-floor', message, hint }, 'key')];
  });
};

const CANNOT_TELL = {
  people: 'who is in a group',
  hours: 'what time it is',
  tags: 'what tags a resource has',
} as const;

function placesByAction(rules: readonly PlacedRule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { actions, places } of rules)
    for (const action of actions) {
      const present = found.get(action) ?? new Set();
      found.set(action, present);
      for (const place of places) present.add(place);
    }
  return found;
}

const DENYING: GuardMode = 'everyone';

/** True for a rule that would deny by itself, were it not for its mode. */
const isUnconditional = ({ rule }: PlacedRule): boolean => deniesByItself({ ...rule, mode: DENYING });
