import { matchesArn } from '../evaluation/pattern/resource-match';
import { isWithin } from './hours';
import type { IndexedRule } from './rule-index';
import type { AskedAction, Situation } from './situation';
import type { Condition } from './verdict';

/** Whether a rule's conditions hold: yes, no and which does not, or yes as far as is known and which are not known. */
export type Held =
  | { readonly holds: true; readonly unsure: readonly Condition[] }
  | { readonly holds: false; readonly condition: Condition };

const NOTHING: readonly Condition[] = [];
const YES: Held = { holds: true, unsure: NOTHING };

/**
 * Holds a rule's conditions against a call. A rule that adds counts when one resource matches; a rule that replaces
 * others would take safeguards away, so it counts only when every resource is known and matches.
 */
export function hold({ rule, resources, persons }: IndexedRule, { arns }: AskedAction, situation: Situation): Held {
  const { regions, hours, tags } = rule.where;
  if (regions !== null && !regions.includes(situation.region)) return no('regions');
  if (persons !== null && (situation.person === null || !persons.has(situation.person))) return no('people');
  if (hours !== null && !isWithin(hours, situation.at)) return no('hours');
  let unsure = NOTHING;
  if (resources !== null) {
    const found = anyResource(resources, arns, rule.replaces.length > 0);
    if (found === false) return no('resources');
    if (found === null) unsure = [...unsure, 'resources'];
  }
  if (tags !== null) {
    if (situation.tags === null) unsure = [...unsure, 'tags'];
    else if (!carries(situation.tags, tags)) return no('tags');
  }
  if (unsure.length > 0) return rule.replaces.length > 0 ? no(unsure[0] ?? 'resources') : { holds: true, unsure };
  return YES;
}

const no = (condition: Condition): Held => ({ holds: false, condition });

/** `null`: not known. `all`: every resource must match, not one of them. */
function anyResource(
  patterns: NonNullable<IndexedRule['resources']>,
  arns: readonly string[] | null,
  all: boolean,
): boolean | null {
  if (arns === null || arns.length === 0) return null;
  const matches = arns.map((arn) => {
    const each = patterns.map((pattern) => matchesArn(pattern, arn));
    return each.includes(true) ? true : each.some((match) => match !== false) ? null : false;
  });
  if (all) return matches.every((match) => match === true);
  return matches.includes(true) ? true : matches.includes(null) ? null : false;
}

const carries = (found: NonNullable<Situation['tags']>, wanted: NonNullable<Situation['tags']>): boolean =>
  Object.entries(wanted).every(([key, values]) => found[key]?.some((value) => values.includes(value)) ?? false);
