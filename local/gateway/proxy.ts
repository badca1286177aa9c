import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Exchange } from './exchange';
import type { LostAnswers } from './lost-answers';
import { isSignedCall } from './refusal';
import { TLS_HEADER } from './tls';

/** A body longer than this is still forwarded, but nothing is made of its failure. */
const KEPT_BYTES = 1_048_576;

/** Headers between two hops only. `expect` is answered by this server itself. */
const HOP_HEADERS = new Set(['connection', 'keep-alive', 'proxy-connection', 'expect', 'x-forwarded-proto']);

/** Request headers in their order and spelling, `Host` unchanged so that signatures stay valid. */
export function forwardedHeaders(rawHeaders: readonly string[], signed: boolean): string[] {
  const headers: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!HOP_HEADERS.has(name.toLowerCase())) headers.push(name, value);
  }
  return signed ? [...headers, ...TLS_HEADER] : headers;
}

/** Keeps what streams by, up to the limit. */
function keep(stream: IncomingMessage): () => Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= KEPT_BYTES) chunks.push(chunk);
  });
  return () => (size <= KEPT_BYTES ? Buffer.concat(chunks) : undefined);
}

/**
 * Forwards requests to the emulator as they stream, and hands every signed call that failed to `onFailure`. An answer
 * that `lost` names is swallowed: the caller's connection breaks after the call was taken.
 */
export function createProxy(port: number, onFailure: (exchange: Exchange) => void, lost?: LostAnswers) {
  const agent = new Agent({ keepAlive: false });
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const url = incoming.url ?? '/';
    const method = incoming.method ?? 'GET';
    const signed = isSignedCall(incoming.headers, url);
    const requestBody = signed ? keep(incoming) : undefined;
    const headers = forwardedHeaders(incoming.rawHeaders, signed);
    const upstream: ClientRequest = request({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers,
      agent,
      setHost: false,
    });
    const fail = (error: Error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else
        outgoing
          .writeHead(502, { 'content-type': 'text/plain' })
          .end(`The emulator did not answer: ${error.message}\n`);
    };
    const pass = async (answer: IncomingMessage) => {
      const status = answer.statusCode ?? 502;
      const sent = requestBody?.();
      if (sent && (await lost?.loses({ method, url, headers: incoming.headers, body: sent }, status))) {
        outgoing.destroy();
        return;
      }
      if (requestBody && status >= 400) {
        const responseBody = keep(answer);
        answer.once('end', () => {
          const [body, response] = [requestBody(), responseBody()];
          if (!body || !response) return;
          const { headers } = incoming;
          onFailure({ method, url, headers, body, status, responseHeaders: answer.headers, responseBody: response });
        });
      }
      outgoing.writeHead(status, answer.statusMessage, forwardedHeaders(answer.rawHeaders, false));
      answer.pipe(outgoing);
    };
    upstream.on('response', (answer) => pass(answer).catch(fail));
    upstream.on('error', fail);
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  };
}
