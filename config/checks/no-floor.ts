import type { GuardMode } from '../../shared/configuration/configuration';
import { deniesByItself } from '../../shared/policy/rule-index';
import { forwardedRegions } from '../forwarded';
import { type PlacedRule, placedRules, wayTo } from '../placed';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';
import { floorsOf, isFloored } from './floor';

/**
 * Who asks, at what hour and what tags are, only the hub knows, not the SCP that denies. So a rule with such a condition
 * adds to others that guard the same actions always; alone it would never be asked.
 */
export const noFloor: Check = (sources, catalogue) => {
  const { settings, whole } = sources;
  // The rule without conditions may be in a file that does not fit, which is said there.
  if (!settings || !whole) return [];
  const rules = placedRules(sources, catalogue);
  const floors = floorsOf(rules);
  const forwarded = forwardedRegions(settings.value);
  return rules.flatMap((placed) => {
    const { written, rule } = placed;
    const { policy, path, text, id } = written;
    const condition = (['people', 'hours', 'tags'] as const).find((one) => text.where?.[one] !== undefined);
    if (rule.mode === 'observe' || condition === undefined) return [];
    const bare = rule.guard.filter((action) => !isFloored(placed, action, floors, settings.value, forwarded));
    const [first] = bare;
    if (first === undefined) return [];
    const more = bare.length > 1 ? ` and ${bare.length - 1} more` : '';
    const message = `nothing denies ${first}${more} here: a rule with "${condition}" only adds to rules without people, hours and tags`;
    const near =
      floors.get(first)?.find((floor) => reaches(floor, placed, settings.value)) ??
      rules.find((one) => one.written.id !== id && one.actions.has(first) && isUnconditional(one));
    const instead = near ? ` "${near.written.id}" ${shortcoming(near, placed, settings.value)}.` : '';
    const hint = `Guard the same by such a rule, here or above: no SCP can tell ${CANNOT_TELL[condition]}.${instead}`;
    return [problemAt(policy, [...path, 'where', condition], { check: 'no-floor', message, hint }, 'key')];
  });
};

const CANNOT_TELL = {
  people: 'who is in a group',
  hours: 'what time it is',
  tags: 'what tags a resource has',
} as const;

/** Why a rule that guards the same is no floor. */
function shortcoming(near: PlacedRule, placed: PlacedRule, settings: Settings): string {
  if (near.rule.mode === 'observe') return 'only observes';
  if (!reaches(near, placed, settings)) return 'is elsewhere';
  if (near.rule.mode === 'humans' && placed.rule.mode === 'everyone')
    return 'denies humans alone, and this rule is for everyone';
  return 'denies fewer regions, resources or principals than this rule is about';
}

const reaches = (floor: PlacedRule, { places }: PlacedRule, settings: Settings): boolean =>
  places.every((place) => floor.places.some((one) => wayTo(place, settings).includes(one)));

const DENYING: GuardMode = 'everyone';

/** True for a rule that would deny by itself, were it not for its mode. */
const isUnconditional = ({ rule }: PlacedRule): boolean => deniesByItself({ ...rule, mode: DENYING });
