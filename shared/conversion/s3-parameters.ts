import type { Json, JsonObject } from '../canonical/json';
import type { OperationModel } from '../catalogue/operation';
import { isHidden } from './hidden';

/**
 * Without the sub-resource of the query (`policy: ""`), which often is a member's name too but for its case: S3 logs both
 * `tagging: ""` and `Tagging: {…}`.
 */
export function withoutSubresource(parameters: JsonObject, { http }: OperationModel): JsonObject {
  const [, query = ''] = http[1].split('?');
  const flags = query.split('&').map((pair) => pair.split('=')[0]);
  return Object.fromEntries(Object.entries(parameters).filter(([key, value]) => value !== '' || !flags.includes(key)));
}

/** Namespaces of the documents of S3 and of its control plane. */
const NAMESPACES: readonly Json[] = [
  'http://s3.amazonaws.com/doc/2006-03-01/',
  'http://awss3control.amazonaws.com/doc/2018-08-20/',
];

/** True for what S3's records have beside the members: the host, the operation's name in the query, XML namespaces. */
export function isOfTheAddress(
  key: string,
  value: Json,
  depth: number,
  service: string,
  { operation }: OperationModel,
): boolean {
  if (key === 'xmlns') return depth > 0 && NAMESPACES.includes(value);
  if (key === 'xmlns:xsi') return depth > 0 && value === 'http://www.w3.org/2001/XMLSchema-instance';
  if (depth > 0) return false;
  if (key.toLowerCase() === 'host') return isHostOf(service, hostOf(value));
  if (key === 'x-id') return value === operation;
  return false;
}

/** Buckets of Outposts and calls for a whole account have addresses of their own, where other operations have the same names. */
const isHostOf = (service: string, host: string | null): boolean =>
  host !== null && (service !== 's3' || !/(^|\.)s3-(control|outposts)[.-]/.test(host));

/** The whole name: what is cut off was not logged, and then nothing of it is believed. */
const CONTROL_HOST = /^(\d{12})\.s3-control(?:-fips)?(?:\.dualstack)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

/**
 * Calls for a whole account name it in the host (`111122223333.s3-control.…`) and in a header that is not logged.
 * Gives the parameters with the account among them.
 */
export function withAccount(parameters: JsonObject): JsonObject {
  const key = Object.keys(parameters).find((name) => name.toLowerCase() === 'host');
  const host = hostOf(key === undefined ? null : (parameters[key] ?? null)) ?? '';
  const account = CONTROL_HOST.exec(host)?.[1];
  return account === undefined || Object.hasOwn(parameters, 'AccountId')
    ? parameters
    : { ...parameters, AccountId: account };
}

/**
 * The policy of a bucket is sent as a text and logged as the object it says, its version as an instant. Written as a
 * text again it says the same, which is what signers read and what runs; only its blanks may be others than were sent.
 */
export function withPolicyText(parameters: JsonObject): JsonObject {
  const { bucketPolicy, ...rest } = parameters;
  if (typeof bucketPolicy !== 'object' || bucketPolicy === null || Array.isArray(bucketPolicy)) return parameters;
  const policy = bucketPolicy as JsonObject;
  const version = policy.Version === '2012-10-17T00:00:00Z' ? { Version: '2012-10-17' } : {};
  return { ...rest, Policy: JSON.stringify({ ...policy, ...version }) };
}

function hostOf(value: Json): string | null {
  const one = Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
  return typeof one === 'string' && !isHidden(one) ? one : null;
}
