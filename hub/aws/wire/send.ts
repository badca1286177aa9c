import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';

/** Milliseconds without an answer after which the outcome is unknown. */
export const ANSWER_WITHIN = 60_000;

/** What came back, whatever it says. */
export interface Answered {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Sends a request once and waits for the answer: no retry, no redirect. A connection of its own is opened and closed,
 * so that no stale one is taken up and the request sent twice.
 *
 * @throws when no whole answer came; whether the service has acted is not known then.
 */
export async function sendOnce(request: HttpRequest): Promise<Answered> {
  const handler = new NodeHttpHandler({
    requestTimeout: ANSWER_WITHIN,
    socketTimeout: ANSWER_WITHIN,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  });
  try {
    const { response } = await handler.handle(request);
    if (!HttpResponse.isInstance(response)) throw new Error('the answer is none of HTTP');
    const body = await streamCollector(response.body);
    const headers = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { status: response.statusCode, headers: Object.fromEntries(headers), body };
  } finally {
    handler.destroy();
  }
}
