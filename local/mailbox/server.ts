import type { ServerResponse } from 'node:http';
import { type HttpServer, listen } from '../http-server';
import { fetchMails, type Mail } from './mail';
import { listPage, mailPage } from './page';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'";

function answer(out: ServerResponse, status: number, type: string, body: string): void {
  out.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  });
  out.end(body);
}

function show(out: ServerResponse, path: string, mails: readonly Mail[]): void {
  const id = /^\/mail\/([^/]+)$/.exec(path)?.[1];
  const mail = mails.find((one) => id !== undefined && one.id === decodeURIComponent(id));
  if (path === '/mails.json') answer(out, 200, 'application/json', JSON.stringify(mails));
  else if (path === '/') answer(out, 200, 'text/html', listPage(mails));
  else if (mail) answer(out, 200, 'text/html', mailPage(mail));
  else answer(out, 404, 'text/plain', 'No such mail.\n');
}

/** Serves the mails that the hub has sent: a list, one page per mail, and `/mails.json`. */
export function serveMailbox(port: number, emulatorUrl: string): Promise<HttpServer> {
  return listen('mailbox', port, (incoming, out) => {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/';
    fetchMails(emulatorUrl)
      .then((mails) => show(out, path, mails))
      .catch((error: Error) => answer(out, 502, 'text/plain', `The emulator did not answer: ${error.message}\n`));
  });
}
