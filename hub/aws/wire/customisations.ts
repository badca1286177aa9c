import type { Call } from '../../../shared/call/call';
import type { Json, JsonObject } from '../../../shared/canonical/json';
import type { Service } from '../../../shared/catalogue/catalogue';
import { BEFORE_ROUTE_53_ID } from '../../../shared/resource/name-in';
import { CannotSend } from './cannot-send';
import { treeHash } from './tree-hash';

/**
 * What a client of the SDK does to single services' calls beyond the model. Each has its source in the SDK's own
 * middleware, and the captured requests prove that what is sent is the same.
 */
interface Customisation {
  /** Headers on every request of the service, where the input gives none. */
  readonly headers?: (service: Service, body: Uint8Array | null) => Readonly<Record<string, string>>;
  /** The input as it is written. */
  readonly input?: (input: JsonObject) => JsonObject;
}

const CUSTOMISATIONS: Readonly<Record<string, Customisation>> = {
  // @aws-sdk/middleware-sdk-api-gateway: without it the answer is HAL, not JSON.
  apigateway: { headers: () => ({ accept: 'application/json' }) },
  // @aws-sdk/middleware-sdk-glacier
  glacier: {
    headers: ({ version }, body) => ({
      'x-amz-glacier-version': version,
      ...(body && body.length > 0 ? { 'x-amz-sha256-tree-hash': treeHash(body) } : {}),
    }),
  },
  // @aws-sdk/middleware-sdk-route53: ids are given out with a path before them and taken without.
  route53: { input: (input) => bareIds(input) },
};

/** Headers that a service's client adds to every request. */
export const addedHeaders = (service: Service, body: Uint8Array | null): Readonly<Record<string, string>> =>
  CUSTOMISATIONS[service.service]?.headers?.(service, body) ?? {};

/** The input as a service's client writes it. */
export const inputAsWritten = ({ service, input }: Call): JsonObject =>
  CUSTOMISATIONS[service]?.input?.(input) ?? input;

/** Members at the top of an input that hold such an id. */
const IDS: ReadonlySet<string> = new Set(['DelegationSetId', 'HostedZoneId', 'Id']);

const bareId = (id: Json): Json => (typeof id === 'string' ? id.replace(BEFORE_ROUTE_53_ID, '') : id);

const bareIds = (input: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      IDS.has(name) ? bareId(value) : name === 'ChangeBatch' ? bareAliases(value) : value,
    ]),
  );

/** Record sets have the id of a zone inside, too: that of the zone an alias points to. */
function bareAliases(value: Json, name = ''): Json {
  if (Array.isArray(value)) return value.map((item: Json) => bareAliases(item));
  if (typeof value !== 'object' || value === null) return name === 'HostedZoneId' ? bareId(value) : value;
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, bareAliases(inner, member)]));
}

/**
 * SQS clients send a call to the host of its queue URL. We send it to the region's, and only if they are the same: a
 * queue's URL must not decide who is shown a signed request.
 *
 * @throws CannotSend when the URL names another host.
 */
export function checkQueueUrl({ service, input }: Call, { host }: URL): void {
  if (service !== 'sqs' || typeof input.QueueUrl !== 'string') return;
  const named = URL.canParse(input.QueueUrl) ? new URL(input.QueueUrl).host : null;
  if (named !== host)
    throw new CannotSend('InputNotValid', `QueueUrl is not at ${host}, where the region's queues are`);
}
