import type { Catalogue } from '../../shared/catalogue/catalogue';
import { operationsOfAction } from '../../shared/catalogue/of-action';
import { quoted } from '../../shared/consequence/visible';
import { entryFault } from '../guard/entry-fault';
import { expand } from '../guard/expand';
import { type PlacedRule, placedRules } from '../placed';
import type { Fault, Problem } from '../problem';
import { guardOf } from '../rule';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

/** Every condition of a rule can hold for something that it guards, and every exception takes something away. */
export const neverMatches: Check = (sources, catalogue) =>
  placedRules(sources, catalogue).flatMap((placed) => [
    ...exceptions(placed, catalogue),
    ...hours(placed),
    ...resources(placed, sources.settings?.value.partition, catalogue),
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

function resources(
  { written: { policy, path, text }, rule }: PlacedRule,
  partition: Settings['partition'] | undefined,
  catalogue: Catalogue,
): readonly Problem[] {
  const patterns = text.where?.resources ?? [];
  if (patterns.length === 0 || rule.guard.length === 0) return [];
  const services = new Set(rule.guard.flatMap((action) => servicesOf(action, catalogue)));
  return patterns.flatMap((pattern, index) => {
    const fault = resourceFault(pattern, services, partition);
    return fault ? [problemAt(policy, [...path, 'where', 'resources', index], fault)] : [];
  });
}

function resourceFault(pattern: string, services: ReadonlySet<string>, partition: string | undefined): Fault | null {
  if (pattern === '*') return null;
  const [, ofPartition = '*', service = '*'] = pattern.split(':');
  if (partition !== undefined && !couldBe(ofPartition, partition)) {
    const message = `"${quoted(pattern)}" is of partition "${quoted(ofPartition)}", and the Organization of "${partition}"`;
    return never(message, `It must begin with arn:${partition}: or arn:*:.`);
  }
  if ([...services].some((one) => couldBe(service, one))) return null;
  const begin = [...services].slice(0, 3).map((one) => `arn:*:${one}:`);
  const hint =
    begin.length > 0
      ? `Their ARNs begin with ${begin.join(', ')}.`
      : 'IAM knows no resources of these actions: leave "resources" out.';
  return never(`"${quoted(pattern)}" matches no resource of what this rule guards`, hint);
}

/** Whether a part of an ARN can match a part of a pattern, as far as the first wildcard says. */
function couldBe(pattern: string, part: string): boolean {
  const [before = ''] = pattern.split(/[*?]/);
  return /[*?]/.test(pattern) ? part.startsWith(before) : pattern === part;
}

/** Services in the ARNs of an action's resources. */
const servicesOf = (action: string, catalogue: Catalogue): readonly string[] =>
  operationsOfAction(catalogue, action).flatMap(({ operation }) =>
    (operation.actions ?? []).flatMap(({ resources: all }) => all.flatMap(({ arn }) => arn?.split(':')[2] ?? [])),
  );
