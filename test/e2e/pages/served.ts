import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTENT_SECURITY_POLICY } from '../../../hub/page/headers';
import { STYLE } from '../../../hub/page/style';
import type { Shot } from '../../hub/pages/shots';

/** Pages on a loopback address. */
export interface Served {
  readonly url: string;
  readonly close: () => void;
}

/** Serves pages by their names as the hub serves them: with its content security policy and its stylesheet. */
export async function serve(shots: readonly Shot[]): Promise<Served> {
  const bodies = new Map(shots.map(({ name, body }) => [`/${name}`, body]));
  const server = createServer(({ url = '' }, answer) => {
    const style = url.startsWith('/style.css');
    answer.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    answer.setHeader('content-type', style ? 'text/css; charset=utf-8' : 'text/html; charset=utf-8');
    const body = style ? STYLE : bodies.get(url);
    // Browsers ask for it on their own; the hub answers with its page for "nothing here".
    if (url === '/favicon.ico') answer.writeHead(204).end();
    else answer.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
