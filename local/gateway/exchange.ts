import type { IncomingHttpHeaders } from 'node:http';

/** One failed call with its answer, as the gateway saw it pass. */
export interface Exchange {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  readonly responseBody: Buffer;
}

/** A request as its bytes tell it. */
export type Asked = Pick<Exchange, 'method' | 'url' | 'headers' | 'body'>;

/** The request as the emulator's own routes take it. */
export function describeRequest({ method, url, headers, body }: Asked): object {
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  return { method, path, query, headers, bodyBase64: body.toString('base64') };
}

/** A line for the log: what was called and how it failed. */
export function describeExchange({ method, url, headers, body, status, responseBody }: Exchange): string {
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString('latin1'))?.[1];
  const operation = headers['x-amz-target'] ?? action ?? '';
  const answer = responseBody.toString('utf8').replace(/\s+/g, ' ').slice(0, 400);
  return [method, url.slice(0, 200), operation, status, answer].filter((part) => part !== '').join(' ');
}
