import type { NeededAction, ResourceBinding } from '../../shared/catalogue/operation';
import { type Bound, bind } from './bind';
import type { BotocoreOperation, BotocoreService } from './botocore';
import type { IamAction, IamData } from './iam';
import { hasMember, namingMembers } from './input-members';
import { stem } from './names';
import type { OperationOverride, ServiceOverride } from './overrides';

/** What the actions of an operation are worked out from. */
export interface ActionSources {
  readonly service: BotocoreService;
  readonly prefix: string;
  readonly iam: IamData;
  readonly override: ServiceOverride | undefined;
}

/** An action as IAM knows it, with the bindings of its resources and how sure the least sure of them is. */
export interface FoundAction {
  readonly needed: NeededAction;
  readonly level: string;
  readonly sure: number;
}

/** The IAM action of a name like `rds:DeleteDBInstance`, in any case. */
export function iamAction(iam: IamData, action: string): { readonly prefix: string; readonly found: IamAction } | null {
  const [prefix = '', name = ''] = action.split(':');
  const found = iam(prefix)?.actions[name.toLowerCase()];
  return found ? { prefix, found } : null;
}

/** The actions an operation needs: those of its override, else the one of its own name; `null` when IAM has none. */
export function actionsOf(
  operation: BotocoreOperation,
  sources: ActionSources,
  override: OperationOverride | undefined,
): readonly FoundAction[] | null {
  const { service, prefix, iam } = sources;
  if (override?.unknown !== undefined) return null;
  if (prefix === 'apigateway') return [restAction(operation, service)];
  const names = override?.actions ?? [`${prefix}:${operation.name}`];
  const found = names.map((name) => iamAction(iam, name));
  if (found.some((one) => one === null)) {
    if (override?.actions) throw new Error(`IAM knows no ${override.actions.join(' or ')}, which overrides.yaml names`);
    return null;
  }
  return found.flatMap((one) => (one ? [boundAction(one, operation, sources, override)] : []));
}

/** One action with its resource types bound to the operation's input. */
export function boundAction(
  { prefix, found }: { readonly prefix: string; readonly found: IamAction },
  operation: BotocoreOperation,
  { service, iam, override: ofService }: ActionSources,
  override: OperationOverride | undefined,
): FoundAction {
  const members = namingMembers(operation.input?.shape, service);
  const corrections = eachOf({ ...ofService?.aliases, ...override?.aliases });
  const arns = iam(prefix)?.arns ?? {};
  const formats = found.resourceTypes.map(({ name }) => arns[name.toLowerCase()] ?? '');
  const variables = formats.flatMap((format) =>
    [...format.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => stem(name)),
  );
  const taken = new Set([...variables, ...found.resourceTypes.map(({ name }) => stem(name))]);
  const bounds = found.resourceTypes.flatMap(({ name, required }) => {
    const types = override?.types?.[name] ?? ofService?.types?.[name] ?? [name];
    return types.flatMap((type) => {
      const format = arns[type.toLowerCase()] ?? (type.startsWith('arn:') ? type : null);
      if (!format) throw new Error(`IAM has no ARN format of ${prefix} ${type}`);
      const optional = !required || types.length > 1 || (override?.optional?.includes(name) ?? false);
      const bounds = corrections.flatMap((each) =>
        bind({
          operation: operation.name,
          type: type.startsWith('arn:') ? name : type,
          format,
          optional,
          members,
          has: (path) => hasMember(operation.input?.shape, path, service),
          aliases: ofType(each, name),
          alone: found.resourceTypes.length === 1,
          taken,
          arns: ofService?.arns ?? [],
        }),
      );
      return bounds.filter(({ binding }, index) => index === bounds.findIndex((one) => sameArn(one.binding, binding)));
    });
  });
  const kept = worthwhile(bounds);
  return {
    needed: { action: `${prefix}:${found.name}`, resources: kept.map(({ binding }) => binding) },
    level: found.accessLevel,
    sure: Math.min(100, ...kept.map(({ sure }) => sure)),
  };
}

/** Corrections as they are for one type: those of `cluster.Uuid` count for clusters only. */
const ofType = (aliases: Readonly<Record<string, string>>, type: string): Readonly<Record<string, string>> => {
  const own = Object.entries(aliases).filter(([key]) => key.startsWith(`${type}.`));
  return { ...aliases, ...Object.fromEntries(own.map(([key, path]) => [key.slice(type.length + 1), path])) };
};

const sameArn = (a: ResourceBinding, b: ResourceBinding): boolean => a.arn === b.arn && a.from === b.from;

/** Corrections by variable; where one has several members, as a source and a target, once for each of them. */
function eachOf(
  aliases: Readonly<Record<string, string | readonly string[]>>,
): readonly Readonly<Record<string, string>>[] {
  return Object.entries(aliases).reduce<readonly Readonly<Record<string, string>>[]>(
    (all, [variable, paths]) => all.flatMap((one) => [paths].flat().map((path) => ({ ...one, [variable]: path }))),
    [{}],
  );
}

/** Optional types that the input cannot name say nothing, unless there is nothing else. */
function worthwhile(bounds: readonly Bound[]): readonly Bound[] {
  const required = bounds.filter(({ binding }) => !binding.optional);
  const named = bounds.filter(({ binding, sure }) => binding.optional && sure > 0);
  return required.length + named.length > 0
    ? bounds.filter((bound) => required.includes(bound) || named.includes(bound))
    : bounds;
}

/**
 * API Gateway's actions are HTTP methods on paths of its API, written as ARNs without an account.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html
 */
function restAction({ http, input }: BotocoreOperation, service: BotocoreService): FoundAction {
  const path = (http.requestUri.split('?')[0] ?? '').replace(/^\/v2/, '');
  const labels = new Map<string, string>();
  for (const [name, member] of Object.entries(service.shapes[input?.shape ?? '']?.members ?? {}))
    if (member.location === 'uri') labels.set(member.locationName ?? name, name);
  // A tagged resource is named by its own ARN, encoded into the path in a way that no input is.
  const resource = path.startsWith('/tags/')
    ? '/tags/{?UrlEncodedResourceArn}'
    : path.replace(/\{([\w-]+)\+?\}/g, (_, label: string) => `{${labels.get(label) ?? label}}`);
  const arn = `arn:\${Partition}:apigateway:\${Region}::${resource}`;
  const level = http.method === 'GET' ? 'Read' : 'Write';
  return { needed: { action: `apigateway:${http.method}`, resources: [{ type: 'resource', arn }] }, level, sure: 100 };
}
