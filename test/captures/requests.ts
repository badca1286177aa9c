import type { JsonObject } from '../../shared/canonical/json';
import type { Sent } from './real-clients';

/** What a request says, without what differs from one sending to the next. One line of requests.jsonl. */
export interface CapturedRequest {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: JsonObject;
  readonly request: Said;
}

/** The comparable part of a request. */
export interface Said {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: Sent['query'];
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or base64 of bytes that are none. */
  readonly body?: string | { readonly base64: string };
  /** Region and service in the scope of its signature; absent when it is not signed. */
  readonly scope?: string;
}

/** Headers that say who sends, when, and with which signature, but nothing of the call. */
const NOT_OF_THE_CALL =
  /^(user-agent|x-amz-user-agent|amz-sdk-.*|x-amz-date|date|authorization|content-length|x-amz-security-token|host)$/;

/** What a request says of its call. */
export function said({ method, hostname, path, query, headers, body }: Sent): Said {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const [, authorization = ''] = lower.find(([name]) => name === 'authorization') ?? [];
  const scope = /Credential=[^/]+\/\d{8}\/([^/]+\/[^/]+)\/aws4_request/.exec(authorization)?.[1];
  return {
    method,
    host: hostname,
    path,
    query: Object.fromEntries(Object.entries(query ?? {})),
    headers: Object.fromEntries(lower.filter(([name, value]) => !NOT_OF_THE_CALL.test(name) && !isHash(name, value))),
    ...(body === undefined ? {} : { body: written(body) }),
    ...(scope ? { scope } : {}),
  };
}

/** Hashes of the body's bytes, which may say the same in another order. */
const isHash = (name: string, value: string): boolean =>
  name === 'x-amz-content-sha256' && value !== 'UNSIGNED-PAYLOAD';

/** A client's bytes may be of a class that warns when it is looked at as a text. */
export const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

function written(body: string | Uint8Array): string | { readonly base64: string } {
  const bytes = bytesOf(body);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : { base64: bytes.toString('base64') };
}
