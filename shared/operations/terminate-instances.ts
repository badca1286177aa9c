import type { Json, JsonObject } from '../canonical/json';
import type { Operation } from './operation';

/** AWS takes up to 1,000 ids; one request with more than 100 is refused, since nobody can read it. */
const MOST = 100;

/**
 * ec2:TerminateInstances. CloudTrail logs `{"instancesSet":{"items":[{"instanceId":"i-…"}]}}`, also on denials, and
 * adds `dryRun` (and on newer API versions `force` and `skipOsShutdown`) when the caller gave it.
 * Source: captured events in test/fixtures/cloudtrail.
 */
export const terminateInstances: Operation = {
  service: 'ec2',
  name: 'TerminateInstances',
  convert: (parameters) => {
    const { instancesSet, ...rest } = parameters;
    const flags = readFlags(rest);
    const ids = readIds(instancesSet);
    if (!ids || !flags) return null;
    return {
      input: { InstanceIds: ids, ...flags },
      members: [
        ...ids.map((value, index) => ({ path: `InstanceIds[${index}]`, value, provenance: 'AWS logged' as const })),
        ...Object.entries(flags).map(([path, value]) => ({ path, value, provenance: 'AWS logged' as const })),
      ],
    };
  },
  resources: ({ account, region, input }, partition) =>
    (input.InstanceIds as readonly string[]).map((id) => `arn:${partition}:ec2:${region}:${account}:instance/${id}`),
  // One protected instance keeps all of its zone, those of other zones go, and the whole request "fails".
  // Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
  partialOn: ({ input }, error) => (input.InstanceIds as readonly string[]).length > 1 && !NOTHING_RAN.test(error),
};

/** Errors that EC2 gives before it touches any instance. */
const NOTHING_RAN = /^(UnauthorizedOperation|InvalidInstanceID\.|AuthFailure|RequestLimitExceeded|Throttling)/;

function readIds(set: Json | undefined): readonly string[] | null {
  const items = isObject(set) && Object.keys(set).length === 1 ? set.items : null;
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST) return null;
  const ids = items.map((item: Json) =>
    isObject(item) && Object.keys(item).length === 1 && typeof item.instanceId === 'string' ? item.instanceId : '',
  );
  const valid = ids.every((id) => /^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) && new Set(ids).size === ids.length;
  return valid ? ids : null;
}

/** Flags that change what the call does are kept as logged, `false` too; any other member makes the call inexact. */
function readFlags(rest: JsonObject): JsonObject | null {
  const names: Readonly<Record<string, string>> = { force: 'Force', skipOsShutdown: 'SkipOsShutdown' };
  const entries = Object.entries(rest).map(([name, value]) =>
    Object.hasOwn(names, name) && names[name] && typeof value === 'boolean' ? ([names[name], value] as const) : null,
  );
  return entries.every((entry) => entry !== null) ? Object.fromEntries(entries) : null;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
