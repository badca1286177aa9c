import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeHtml } from '../../../local/mailbox/page';

/** A page of somebody else's site whose one button posts a form to us; `close` ends the site. */
export interface OtherSite {
  readonly url: string;
  readonly close: () => void;
}

/** Serves such a page on a port of its own; for a browser `localhost` with another port is the same site but another origin. */
export async function otherSite(action: string, fields: Readonly<Record<string, string>>): Promise<OtherSite> {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const page = `<!doctype html><title>Win a prize</title><link rel="icon" href="data:,">
<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button>Win</button></form>`;
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}
