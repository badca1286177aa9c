import type { WrittenMember, WrittenMembers, WrittenShape } from '../../shared/catalogue/lines';
import type { Location, Member, ShapeRef, SimpleType, TimeFormat } from '../../shared/catalogue/shapes';
import type { BotocoreMember, BotocoreService, BotocoreShape } from './botocore';

const SIMPLE: ReadonlySet<string> = new Set([
  'string',
  'boolean',
  'integer',
  'long',
  'float',
  'double',
  'timestamp',
  'blob',
]);

/** Members of a record that are neither undefined nor false, so that a line says nothing it need not. */
const said = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== false));

/** The simple type that says all there is to say about a shape; `null` when it needs a line of its own. */
function simpleType(shape: BotocoreShape): SimpleType | null {
  if (shape.document) return 'document';
  if (!SIMPLE.has(shape.type) || shape.enum || shape.sensitive || shape.timestampFormat) return null;
  return shape.type as SimpleType;
}

function shapeNamed(name: string, { shapes }: BotocoreService): BotocoreShape {
  const shape = shapes[name];
  if (!shape) throw new Error(`no shape ${name}`);
  return shape;
}

/** What a shape is called in the catalogue: simple types by their type, plain lists and maps by what is in them. */
function refOf(name: string, service: BotocoreService, within: readonly string[] = []): ShapeRef {
  const shape = shapeNamed(name, service);
  const simple = simpleType(shape);
  if (simple !== null) return simple;
  const element = plainElement(shape, service);
  // A list that holds itself cannot be written out.
  if (element === null || within.includes(name)) return name;
  const inner = refOf(element, service, [...within, name]);
  return shape.type === 'list' ? `[${inner}]` : `{${inner}}`;
}

/** The element of a list, or of a map from texts, when there is nothing else to say about either; `null` otherwise. */
function plainElement(shape: BotocoreShape, service: BotocoreService): string | null {
  const element = shape.type === 'list' ? shape.member : shape.type === 'map' ? shape.value : undefined;
  if (!element || shape.flattened || shape.sensitive || Object.keys(traitsOf(null, element, service)).length > 0)
    return null;
  const { key } = shape;
  const plainKey =
    !key ||
    (Object.keys(traitsOf(null, key, service)).length === 0 && simpleType(shapeNamed(key.shape, service)) === 'string');
  return plainKey ? element.shape : null;
}

/** Texts that are secrets by their name, whether or not the model marks them. */
const SECRET =
  /(passwords?|passphrases?|passcode|privatekey|secretkey|secretaccesskey|sharedkeys?|authkey|apikey|apikeyvalue|activationkey|activationcode|appkey|nwkkey|genappkey|appskey|nwkskey|nwksintkey|nwksenckey|hectoken|clientsecret|sharedsecret|authorizationcode|authcode|userdata|userdataoverride|platformcredential|(?<!next|change|lock|update|client|idempotency|request|pagination|continuation|starting|creation|deduplication|design|page|marker|concurrency|version|revision|etag)token)$/i;

/** Maps in which people put what their programs must know, passwords among it. */
const ENVIRONMENT = /^(environment|environmentvariables|env|secrets|credentials|connectionproperties)$/i;

const isSecretByName = (name: string | null, shape: BotocoreShape): boolean =>
  name !== null &&
  ((shape.type === 'string' && SECRET.test(name)) ||
    (shape.type === 'map' && ENVIRONMENT.test(name)) ||
    (shape.type === 'list' && /passwords$/i.test(name)));

type Namespace = BotocoreMember['xmlNamespace'];

function namespaceOf(namespace: Namespace): readonly [string] | readonly [string, string] | undefined {
  if (namespace === undefined) return undefined;
  if (typeof namespace === 'string') return [namespace];
  return namespace.prefix ? [namespace.uri, namespace.prefix] : [namespace.uri];
}

/** Everything about a member but its type. */
function traitsOf(name: string | null, member: BotocoreMember, service: BotocoreService): Omit<Member, 'of'> {
  const shape = shapeNamed(member.shape, service);
  return said({
    wire: member.locationName === name ? undefined : member.locationName,
    ec2: member.queryName,
    at: member.location === 'statusCode' ? undefined : (member.location as Location | undefined),
    flat: member.flattened,
    attribute: member.xmlAttribute,
    xmlns: namespaceOf(member.xmlNamespace ?? shape.xmlNamespace),
    token: member.idempotencyToken,
    secret:
      shape.sensitive ??
      (!member.idempotencyToken && (isSecretByName(name, shape) || (service.secrets?.includes(name ?? '') ?? false))),
    stream: member.streaming ?? shape.streaming,
    host: member.hostLabel,
    json: member.jsonvalue,
    endpoint: member.contextParam?.name,
  });
}

function memberOf(
  name: string | null,
  member: BotocoreMember,
  service: BotocoreService,
  required = false,
): WrittenMember {
  const of = `${refOf(member.shape, service)}${required ? '!' : ''}`;
  const traits = traitsOf(name, member, service);
  return Object.keys(traits).length === 0 ? of : { of, ...traits };
}

/** Members of a structure, as a line writes them. */
export function membersOf({ members = {}, required = [] }: BotocoreShape, service: BotocoreService): WrittenMembers {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, memberOf(name, member, service, required.includes(name))]),
  );
}

function shapeOf(name: string, shape: BotocoreShape, service: BotocoreService): WrittenShape {
  if (SIMPLE.has(name) || !/^\w+$/.test(name)) throw new Error(`${service.service} has a shape ${name}`);
  const rest = said({
    payload: shape.payload,
    union: shape.union,
    wire: shape.locationName,
    xmlns: namespaceOf(shape.xmlNamespace),
  });
  const flat = said({ flat: shape.flattened });
  const { key, value, member } = shape;
  if (shape.type === 'structure') return { shape: name, members: membersOf(shape, service), ...rest };
  if (shape.type === 'list' && member) return { shape: name, list: memberOf(null, member, service), ...flat };
  if (shape.type === 'map' && key && value)
    return { shape: name, key: memberOf(null, key, service), value: memberOf(null, value, service), ...flat };
  if (!SIMPLE.has(shape.type)) throw new Error(`${service.service} has a shape ${name} of type ${shape.type}`);
  return {
    shape: name,
    type: shape.type as SimpleType,
    ...said({ values: shape.enum, secret: shape.sensitive, time: shape.timestampFormat as TimeFormat | undefined }),
  };
}

/** All shapes that need a line of their own and that the given inputs reach, by name in order; not the inputs themselves. */
export function reachedShapes(inputs: readonly string[], service: BotocoreService): readonly WrittenShape[] {
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    below(name);
  };
  const below = (name: string): void => {
    const { members = {}, member, key, value } = shapeNamed(name, service);
    for (const next of [...Object.values(members), member, key, value]) if (next) reach(next.shape);
  };
  for (const input of new Set(inputs)) below(input);
  return [...reached]
    .filter((name) => refOf(name, service) === name && simpleType(shapeNamed(name, service)) === null)
    .sort()
    .map((name) => shapeOf(name, shapeNamed(name, service), service));
}
