import type { Catalogue } from '../../shared/catalogue/catalogue';
import { quoted } from '../../shared/consequence/visible';
import { entryFault } from '../guard/entry-fault';
import { expand } from '../guard/expand';
import { membersOf } from '../members';
import { type PlacedRule, placedRules } from '../placed';
import type { Fault, Problem } from '../problem';
import { guardOf } from '../rule';
import type { People } from '../schema/people';
import { type Check, problemAt } from '../sources';
import { principals } from './principal-pattern';
import { resources } from './resource-pattern';

/** Every condition of a rule can hold for something that it guards, and every exception takes something away. */
export const neverMatches: Check = (sources, catalogue) =>
  placedRules(sources, catalogue).flatMap((placed) => [
    ...exceptions(placed, catalogue),
    ...hours(placed),
    ...resources(placed, sources.settings?.value, catalogue),
    ...principals(placed, sources.settings?.value),
    ...askers(placed, sources.people?.value),
  ]);

const never = (message: string, hint: string): Fault => ({ check: 'never-matches', message, hint });

function exceptions({ written: { policy, path, text }, rule }: PlacedRule, catalogue: Catalogue): readonly Problem[] {
  const { guard, except = [] } = text;
  if (except.length === 0) return [];
  if (rule.guard.length === 0) {
    const fault = never('everything that the rule guards is excepted', 'Delete the rule, or except less.');
    return [problemAt(policy, [...path, 'except'], fault, 'key')];
  }
  const whole = new Set(guardOf({ guard }, catalogue));
  return except.flatMap((entry, index) => {
    if (expand(entry, catalogue).actions.some((action) => whole.has(action))) return [];
    // An entry that names nothing is a problem of its own.
    if (entryFault(entry, catalogue)) return [];
    const fault = never(`the rule does not guard "${quoted(entry)}" in the first place`, 'Delete it, or guard more.');
    return [problemAt(policy, [...path, 'except', index], fault)];
  });
}

function hours({ written: { policy, path, text } }: PlacedRule): readonly Problem[] {
  const { from, to } = text.where?.hours ?? {};
  if (from === undefined || from !== to) return [];
  const fault = never('the hours end when they begin', 'For whole days write from: "00:00" and to: "24:00".');
  return [problemAt(policy, [...path, 'where', 'hours', 'to'], fault)];
}

/** Who has no IAM user makes no call that could become a request. */
function askers({ written: { policy, path, text } }: PlacedRule, people: People | undefined): readonly Problem[] {
  const groups = text.where?.people ?? [];
  // A group that is not there is a problem of its own.
  if (!people || groups.length === 0 || !groups.every((group) => Object.hasOwn(people.groups, group))) return [];
  const members = groups.flatMap((group) => membersOf(group, people));
  if (members.length === 0 || members.some((id) => (people.people[id]?.iam.length ?? 0) > 0)) return [];
  const fault = never(
    `nobody in ${groups.map((group) => `"${group}"`).join(' and ')} has an IAM user, so nobody in it asks`,
    'Add their IAM users to people.yaml, or name the groups of those who make such calls.',
  );
  return [problemAt(policy, [...path, 'where', 'people'], fault)];
}
