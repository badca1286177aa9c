import type { Hono } from 'hono';
import { answer } from './answer-page';
import { guardPost } from './guard';
import { securityHeaders } from './headers';
import { loggedError } from './logged-error';
import type { SitePorts } from './ports';
import { readerOf } from './reader';
import { toText } from './secret';
import { endSession, visitOf } from './session';
import { signInPage } from './sign-in';
import type { Site } from './site';
import { STYLE } from './style';
import { switchLanguage } from './switch-language';

/** What both origins have alike: headers, stylesheet, sign-in page, sign-out, and the pages for "nothing here" and "our fault". */
export function commonRoutes(app: Hono, site: Site, ports: SitePorts): void {
  app.use(securityHeaders(site.origin));
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  app.get('/sign-in', (c) => signInPage(c, site, ports));
  app.post('/language', (c) => switchLanguage(c, site, ports));
  app.post('/sign-out', async (c) => {
    const guarded = await guardPost(c, site, ports, site.home);
    if (!guarded.ok) return guarded.response;
    await endSession(c, site, ports);
    return c.redirect('/sign-in?as=other', 303);
  });
  app.notFound(async (c) => {
    const reader = readerOf(c, site, ports, await visitOf(c, site, ports));
    const { noPage, home } = reader.text.errors;
    return answer(c, reader, { status: 404, ...noPage, link: { href: site.home, label: home } });
  });
  app.onError((error, c) => {
    const ref = toText(ports.random(6));
    ports.log({ message: 'a page failed', ref, error: loggedError(c, error) });
    const reader = readerOf(c, site, ports, null);
    const { fault, home } = reader.text.errors;
    return answer(c, reader, { status: 500, ...fault(ref), link: { href: site.home, label: home } });
  });
}
