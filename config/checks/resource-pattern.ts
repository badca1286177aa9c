import type { Catalogue } from '../../shared/catalogue/catalogue';
import { operationsOfAction } from '../../shared/catalogue/of-action';
import type { NeededAction, ResourceBinding } from '../../shared/catalogue/operation';
import { quoted } from '../../shared/consequence/visible';
import { forwardedRegions } from '../forwarded';
import { arnOverlaps } from '../pattern/arn-overlaps';
import { overlaps } from '../pattern/overlaps';
import type { PlacedRule } from '../placed';
import type { Fault, Problem } from '../problem';
import type { Settings } from '../schema/settings';
import { problemAt } from '../sources';

/** Patterns under `where.resources` that no resource matches of what the rule guards. */
export function resources(
  { written: { policy, path, text }, rule }: PlacedRule,
  settings: Settings | undefined,
  catalogue: Catalogue,
): readonly Problem[] {
  const patterns = text.where?.resources ?? [];
  if (patterns.length === 0 || rule.guard.length === 0 || !settings) return [];
  const kinds = new Set(rule.guard.flatMap((action) => kindsOf(action, settings.partition, catalogue)));
  return patterns.flatMap((pattern, index) => {
    const fault = shapeFault(pattern, settings) ?? kindFault(pattern, [...kinds], settings);
    return fault ? [problemAt(policy, [...path, 'where', 'resources', index], fault)] : [];
  });
}

const never = (message: string, hint: string): Fault => ({ check: 'never-matches', message, hint });

/** What of a pattern is wrong whatever it is about. AWS takes a wildcard for a whole partition, and none in a service. */
function shapeFault(pattern: string, settings: Settings): Fault | null {
  if (pattern === '*') return null;
  const { partition } = settings;
  const shown = `"${quoted(pattern)}"`;
  const [, ofPartition = '', service = '', region = '', ...rest] = pattern.split(':');
  if (ofPartition !== '*' && ofPartition !== partition)
    return never(
      `${shown} is of partition "${quoted(ofPartition)}", and the Organization of "${partition}"`,
      `It must begin with arn:${partition}: or arn:*:.`,
    );
  if (/[*?]/.test(service))
    return never(
      `${shown} has a wildcard for the service, which AWS refuses`,
      'Write one pattern for each service, or "*".',
    );
  if (rest.length < 2)
    return never(
      `${shown} has fewer than the six parts of an ARN`,
      `Write all of arn:${partition}:service:region:account:resource; a part may be *, and some services leave parts empty.`,
    );
  const forwarded = forwardedRegions(settings);
  if (region === '' || forwarded.some((one) => overlaps(region, one))) return null;
  return never(
    `${shown} is of a region whose denials do not become requests`,
    `Regions in settings.yaml: ${forwarded.join(', ')}.`,
  );
}

function kindFault(pattern: string, kinds: readonly string[], { partition }: Settings): Fault | null {
  // An object can be named by the access point through which it is reached.
  if (pattern === '*' || /:accesspoint\//.test(pattern)) return null;
  const written = pattern.replace(/^arn:\*:/, `arn:${partition}:`);
  if (kinds.some((kind) => canBe(written, kind))) return null;
  const some = kinds.slice(0, 3).map((kind) => quoted(kind.replaceAll(ACCOUNT, '*')));
  const hint =
    some.length > 0
      ? `Their ARNs are like ${some.join(', ')}${kinds.length > 3 ? `, and ${kinds.length - 3} more` : ''}.`
      : 'IAM knows no resources of these actions: leave "resources" out.';
  return never(`"${quoted(pattern)}" matches no resource of what this rule guards`, hint);
}

/** Names of buckets have no slash, so what has one is no bucket but something in it. */
const canBe = (pattern: string, kind: string): boolean =>
  arnOverlaps(pattern, kind) && !(/^arn:[\w-]+:s3:::\*$/.test(kind) && pattern.includes('/'));

/** What ARNs of an action's resources look like, as patterns. */
const kindsOf = (action: string, partition: string, catalogue: Catalogue): readonly string[] =>
  operationsOfAction(catalogue, action).flatMap(({ operation: { actions, dependents } }) =>
    [...(actions ?? []), ...(dependents ?? [])]
      .filter((needed: NeededAction) => needed.action.toLowerCase() === action.toLowerCase())
      .flatMap((needed) => needed.resources.map((binding) => kindOf(binding, partition))),
  );

const ACCOUNT = '?'.repeat(12);

/** A template with its parts as wildcards; where only the input says what it is, anything. */
function kindOf({ arn, like }: ResourceBinding, partition: string): string {
  const [template, account] = arn === undefined ? [like ?? '*', '*'] : [arn, ACCOUNT];
  return template
    .replaceAll('${Partition}', partition)
    .replaceAll('${Region}', '*')
    .replaceAll('${Account}', account)
    .replace(/\{[^}]*\}/g, '*')
    .replace(/\*{2,}/g, '*');
}
