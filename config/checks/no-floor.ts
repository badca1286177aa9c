import { deniesByItself } from '../../shared/policy/rule-index';
import { placedRules, wayTo } from '../placed';
import { type Check, problemAt } from '../sources';

/**
 * Who asks, at what hour and what tags are, only the hub knows, not the SCP that denies. So a rule with such a condition
 * adds to others that guard the same actions always; alone it would never be asked.
 */
export const noFloor: Check = (sources, catalogue) => {
  const { settings } = sources;
  if (!settings) return [];
  const rules = placedRules(sources, catalogue);
  const floors = rules.filter(({ rule }) => deniesByItself(rule));
  return rules.flatMap(({ written: { policy, path, text }, rule, places }) => {
    if (rule.mode === 'observe' || deniesByItself(rule)) return [];
    const bare = rule.guard.filter((action) =>
      places.some((place) => {
        const way = wayTo(place, settings.value);
        return !floors.some((floor) => floor.actions.has(action) && floor.places.some((id) => way.includes(id)));
      }),
    );
    if (bare.length === 0) return [];
    const condition = (['people', 'hours', 'tags'] as const).find((one) => text.where?.[one] !== undefined) ?? 'people';
    const more = bare.length > 1 ? ` and ${bare.length - 1} more` : '';
    const message = `nothing denies ${bare[0]}${more} here: a rule with "${condition}" only adds to rules without`;
    const hint = 'Guard these actions here or above by a rule without people, hours and tags.';
    return [problemAt(policy, [...path, 'where', condition], { check: 'no-floor', message, hint }, 'key')];
  });
};
