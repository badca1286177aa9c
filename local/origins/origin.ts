import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type HttpServer, listen } from '../http-server';

/** One origin of the browser: its own host name and port, in front of one HTTP API of the hub. */
export interface OriginOptions {
  readonly what: 'web' | 'ballot';
  readonly port: number;
  readonly emulatorPort: number;
  /** The API's invoke URL as the stack's output gives it; only the API id is taken from it. */
  readonly apiUrl: string;
}

/** The id of an HTTP API in its invoke URL. */
export function apiId(apiUrl: string): string {
  const found = /^https?:\/\/([a-z0-9]+)\.execute-api\./.exec(apiUrl);
  if (!found?.[1]) throw new Error(`${apiUrl} is not the invoke URL of an HTTP API`);
  return found[1];
}

/** Headers that this hop sets itself, whatever the browser sent. */
const REPLACED = new Set([
  'host',
  'connection',
  'keep-alive',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-for',
]);

/** The browser's headers for the API: the API's host name, and what the browser asked for in `X-Forwarded-*`. */
export function originHeaders(rawHeaders: readonly string[], host: string, forwardedHost: string): string[] {
  const headers = [
    'host',
    host,
    'x-forwarded-host',
    forwardedHost,
    'x-forwarded-proto',
    'http',
    'x-forwarded-for',
    '127.0.0.1',
  ];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!REPLACED.has(name.toLowerCase())) headers.push(name, value);
  }
  return headers;
}

/** Serves one origin; answers pass unchanged, each `Set-Cookie` as a header of its own. */
export function serveOrigin({ what, port, emulatorPort, apiUrl }: OriginOptions): Promise<HttpServer> {
  const agent = new Agent({ keepAlive: false });
  const host = `${apiId(apiUrl)}.execute-api.localhost:${emulatorPort}`;
  return listen(what, port, (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const headers = originHeaders(incoming.rawHeaders, host, incoming.headers.host ?? '');
    const { method, url: path } = incoming;
    const upstream = request({ host: '127.0.0.1', port: emulatorPort, method, path, headers, agent, setHost: false });
    upstream.on('response', (answer) => {
      const kept = answer.rawHeaders.filter((_, i, all) => !/^(connection|keep-alive)$/i.test(all[i - (i % 2)] ?? ''));
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, kept);
      answer.pipe(outgoing);
    });
    upstream.on('error', (error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`The hub did not answer: ${error.message}\n`);
    });
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
}
