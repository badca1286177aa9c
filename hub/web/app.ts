import { Hono } from 'hono';
import { readRequestCode } from '../../shared/approval/request-id';
import { answer } from '../page/answer-page';
import { readerOf } from '../page/reader';
import { commonRoutes } from '../page/routes';
import { visitOf } from '../page/session';
import { finishSignIn, signInPath, startedSignIn } from '../page/sign-in';
import { webSite } from '../page/site';
import { cancelCall, confirmCall, rejectCall, settleCall } from './decisions';
import { home } from './home';
import type { WebPorts } from './ports';
import { showRequest } from './request-page';

/**
 * The pages. No GET changes anything, with one exception: the provider's answer to a sign-in begins a session of the
 * browser that asked for it. HEAD answers as GET does, except there, where it does nothing.
 */
export function createWebApp(ports: WebPorts): Hono {
  const app = new Hono();
  const site = webSite(ports);
  commonRoutes(app, site, ports);
  app.get('/signed-in', (c) => {
    if (c.req.raw.method === 'HEAD') return c.body(null, 204);
    const started = startedSignIn(c, site);
    if (started) return finishSignIn(c, site, ports, started);
    const reader = readerOf(c, site, ports, null);
    const { returned, signIn } = reader.text.signing;
    const link = { href: '/sign-in', label: signIn.again };
    return answer(c, reader, { status: 403, head: returned.stray.head, rest: signIn.strayRest, link });
  });
  app.get('/', async (c) => {
    const visit = await visitOf(c, site, ports);
    return visit ? home(c, readerOf(c, site, ports, visit), visit) : c.redirect(signInPath('/'), 303);
  });
  app.get('/open', (c) => {
    const code = readRequestCode(c.req.query('code') ?? '');
    return c.redirect(`/r/${code ?? '00000000'}`, 303);
  });
  app.get('/r/:code', async (c) => {
    const visit = await visitOf(c, site, ports);
    const code = c.req.param('code');
    return visit ? showRequest(c, readerOf(c, site, ports, visit), code) : c.redirect(signInPath(`/r/${code}`), 303);
  });
  app.post('/r/:code/confirm', (c) => confirmCall(c, site, ports));
  app.post('/r/:code/cancel', (c) => cancelCall(c, site, ports));
  app.post('/r/:code/reject', (c) => rejectCall(c, site, ports));
  app.post('/r/:code/settle', (c) => settleCall(c, site, ports));
  return app;
}
