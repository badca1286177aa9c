import type { Json, JsonObject } from '../canonical/json';
import type { OperationModel } from '../catalogue/operation';
import { isHidden } from './scalar';

/** Namespaces of the documents of S3 and of its control plane. */
const NAMESPACES: readonly Json[] = [
  'http://s3.amazonaws.com/doc/2006-03-01/',
  'http://awss3control.amazonaws.com/doc/2018-08-20/',
];

/** True for what S3's records have beside the members: the host, the sub-resource in the query, XML namespaces. */
export function isOfTheAddress(key: string, value: Json, depth: number, { http, operation }: OperationModel): boolean {
  if (key === 'xmlns') return depth > 0 && NAMESPACES.includes(value);
  if (key === 'xmlns:xsi') return depth > 0 && value === 'http://www.w3.org/2001/XMLSchema-instance';
  if (depth > 0) return false;
  if (key.toLowerCase() === 'host') return hostOf(value) !== null;
  if (key === 'x-id') return value === operation;
  const [, query = ''] = http[1].split('?');
  const flags = query.split('&').map((pair) => pair.split('=')[0]);
  return value === '' && flags.includes(key);
}

/**
 * Calls for a whole account name it in the host (`111122223333.s3-control.…`) and in a header that is not logged.
 * Gives the parameters with the account among them.
 */
export function withAccount(parameters: JsonObject): JsonObject {
  const key = Object.keys(parameters).find((name) => name.toLowerCase() === 'host');
  const account = /^(\d{12})\.s3-control\./.exec(
    hostOf(key === undefined ? null : (parameters[key] ?? null)) ?? '',
  )?.[1];
  return account === undefined || Object.hasOwn(parameters, 'AccountId')
    ? parameters
    : { ...parameters, AccountId: account };
}

function hostOf(value: Json): string | null {
  const one = Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
  return typeof one === 'string' && !isHidden(one) ? one : null;
}
