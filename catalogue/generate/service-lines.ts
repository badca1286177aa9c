import { ownArn, type WrittenAction, type WrittenOperation } from '../../shared/catalogue/lines';
import type {
  Dependent,
  NeededAction,
  Protocol,
  ResourceBinding,
  ServiceHeader,
} from '../../shared/catalogue/operation';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import { type ActionSources, actionsOf } from './actions';
import type { BotocoreOperation, BotocoreService, BotocoreShape } from './botocore';
import { corrected } from './corrected';
import { dependentsOf } from './dependents';
import type { EndpointRules } from './endpoints';
import { isDerivable, pointersOf } from './flags';
import type { IamData } from './iam';
import type { Overrides, ServiceOverride } from './overrides';
import { membersOf, reachedShapes } from './shapes';

/** Everything that a service's file is made from. */
export interface Sources {
  readonly iam: IamData;
  /** Older IAM data that still names dependent actions. */
  readonly dependents: IamData;
  readonly overrides: Overrides;
  readonly endpoints: EndpointRules;
}

/** A service's file: its header, then one operation a line, then one shape a line. `null` when it changes nothing. */
export function serviceLines(
  read: BotocoreService,
  sources: Sources,
): { header: ServiceHeader; lines: readonly string[] } | null {
  const { iam, overrides } = sources;
  const override = overrides.services[read.service];
  const service = { ...corrected(read, override), secrets: override?.secrets ?? [] };
  const { metadata } = service;
  const prefix =
    override?.iam ??
    [metadata.signingName, metadata.endpointPrefix].find((name) => name !== undefined && iam(name) !== null) ??
    metadata.signingName ??
    metadata.endpointPrefix;
  const of: ActionSources = { service, prefix, iam, override };
  const models = Object.values(service.operations)
    .map((operation) => operationModel(operation, of, sources))
    .filter((model) => model !== null)
    .sort((a, b) => (a.operation < b.operation ? -1 : 1));
  if (models.length === 0) return null;
  const reads = Object.keys(service.operations).length - models.length;
  const header = {
    ...headerOf(service, prefix, override, reads, sources.endpoints),
    ...renamedOf(service.service, overrides, models),
  };
  const inputs = models.flatMap(({ operation }) => service.operations[operation]?.input?.shape ?? []);
  const shapes = reachedShapes(inputs, service);
  return { header, lines: [header, ...models, ...shapes].map((line) => JSON.stringify(line)) };
}

/** Event names that are none of an operation's own, to operation. */
function renamedOf(
  service: string,
  { operations, services }: Overrides,
  models: readonly WrittenOperation[],
): Pick<ServiceHeader, 'renamed'> {
  const small = (services[service]?.smallNames ? models : []).map(
    ({ operation }) => [`${operation.charAt(0).toLowerCase()}${operation.slice(1)}`, operation] as const,
  );
  const entries = Object.entries(operations).flatMap(([key, { events = [] }]) => {
    const [of, operation = ''] = key.split(':');
    return of === service ? events.map((event) => [event, operation] as const) : [];
  });
  const all = [...small, ...entries];
  return all.length > 0 ? { renamed: Object.fromEntries(all) } : {};
}

function operationModel(operation: BotocoreOperation, of: ActionSources, sources: Sources): WrittenOperation | null {
  const { service } = of;
  const override = sources.overrides.operations[`${service.service}:${operation.name}`];
  const actions = actionsOf(operation, of, override);
  const level = actions?.[0]?.level;
  const mutating =
    override?.mutating ??
    (level ? !/^(Read|List)$/.test(level) : operation.readonly !== true && !soundsLikeReading(operation.name));
  if (!mutating) return null;
  const input = service.shapes[operation.input?.shape ?? ''];
  const dryRun = Object.keys(input?.members ?? {}).find((name) => /^dryrun$/i.test(name));
  const pointers = [...pointersOf(operation, service), ...(override?.pointers ?? [])];
  const withSecrets = { ...service, secrets: [...(service.secrets ?? []), ...(override?.secrets ?? [])] };
  const [primary] = actions ?? [];
  const dependents: readonly Dependent[] = primary
    ? dependentsOf(operation, primary.needed, of, sources.dependents, override)
    : [];
  const derivable =
    actions !== null &&
    of.override?.derivable !== false &&
    (override?.derivable ?? isDerivable(operation, service, actions));
  return {
    operation: operation.name,
    ...httpOf(operation),
    ...(input && Object.keys(input.members ?? {}).length > 0 ? { input: membersOf(input, withSecrets) } : {}),
    ...bodyOf(input),
    ...(operation.input?.locationName ? { root: rootOf(operation.input) } : {}),
    actions: actions?.map(({ needed }) => writtenAction(needed, `${of.prefix}:${operation.name}`)) ?? null,
    ...(actions === null ? { unknown: override?.unknown ?? `IAM lists no ${of.prefix}:${operation.name}` } : {}),
    ...(dependents.length > 0 ? { dependents } : {}),
    ...(derivable ? { derivable } : {}),
    ...(pointers.length > 0 ? { pointers } : {}),
    ...(override?.self ? { self: override.self } : {}),
    ...(dryRun ? { dryRun } : {}),
    ...(override?.partial ? { partial: true as const } : {}),
    ...(operation.endpoint?.hostPrefix ? { host: operation.endpoint.hostPrefix } : {}),
    ...(operation.staticContextParams ? { endpoint: fixed(operation.staticContextParams) } : {}),
    ...(operation.authtype === 'none'
      ? { auth: 'none' as const }
      : operation.unsignedPayload
        ? { auth: 'unsigned-payload' as const }
        : {}),
    ...(operation.httpChecksumRequired || operation.httpChecksum?.requestChecksumRequired
      ? { checksum: true as const }
      : {}),
  };
}

function httpOf({ http }: BotocoreOperation): Pick<WrittenOperation, 'http'> {
  return http.method === 'POST' && http.requestUri === '/' ? {} : { http: [http.method, http.requestUri] };
}

function bodyOf(input: BotocoreShape | undefined): Pick<WrittenOperation, 'body'> {
  if (input?.payload === undefined && !input?.union) return {};
  return {
    body: { ...(input.payload ? { payload: input.payload } : {}), ...(input.union ? { union: true as const } : {}) },
  };
}

function writtenAction({ action, resources }: NeededAction, own: string): WrittenAction {
  const short = (text: string): string => (text.startsWith(ownArn(action)) ? text.slice(ownArn(action).length) : text);
  const written = resources.map(
    ({ arn, like, ...rest }): ResourceBinding => ({
      ...rest,
      ...(arn === undefined ? {} : { arn: short(arn) }),
      ...(like === undefined ? {} : { like: short(like) }),
    }),
  );
  return { ...(action === own ? {} : { action }), ...(written.length > 0 ? { resources: written } : {}) };
}

function rootOf({
  locationName = '',
  xmlNamespace,
}: NonNullable<BotocoreOperation['input']>): readonly [string, string] {
  return [locationName, typeof xmlNamespace === 'string' ? xmlNamespace : (xmlNamespace?.uri ?? '')];
}

const fixed = (
  params: NonNullable<BotocoreOperation['staticContextParams']>,
): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]));

const PROTOCOLS: Readonly<Record<string, Protocol>> = { 'smithy-rpc-v2-cbor': 'cbor' };

function headerOf(
  { service, metadata, endpointRules }: BotocoreService,
  iam: string,
  override: ServiceOverride | undefined,
  reads: number,
  endpoints: EndpointRules,
): ServiceHeader {
  const { apiVersion, endpointPrefix, signingName, serviceFullName, jsonVersion, targetPrefix, xmlNamespace } =
    metadata;
  // Where a service speaks several protocols, the SDKs for JavaScript prefer JSON to CBOR, and so do we.
  const spoken = metadata.protocols?.includes('json') ? 'json' : metadata.protocol;
  const protocol = PROTOCOLS[spoken] ?? (spoken as Protocol);
  const sources = [...new Set([signingName ?? endpointPrefix, endpointPrefix])].filter((name) =>
    /^[a-z0-9-]+$/.test(name),
  );
  return {
    service,
    name: serviceFullName,
    version: apiVersion,
    protocol,
    events: override?.events ?? sources,
    ...(override?.before ? { before: override.before } : {}),
    iam,
    signing: signingName ?? endpointPrefix,
    endpoint: endpoints.add(endpointRules, endpointPrefix),
    ...(targetPrefix ? { target: targetPrefix } : {}),
    ...(protocol === 'json' ? { json: jsonVersion === '1.1' ? ('1.1' as const) : ('1.0' as const) } : {}),
    ...(xmlNamespace ? { xmlns: xmlNamespace } : {}),
    ...(metadata.awsQueryCompatible ? { queryMode: true as const } : {}),
    reads,
  };
}
