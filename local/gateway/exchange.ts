import type { IncomingHttpHeaders } from 'node:http';

/** One refused call with its answer, as the gateway saw it pass. */
export interface Exchange {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly status: number;
  readonly responseBody: Buffer;
}
