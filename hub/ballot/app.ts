import { Hono } from 'hono';
import { readerOf } from '../page/reader';
import { commonRoutes } from '../page/routes';
import { visitOf } from '../page/session';
import { finishSignIn, signInPath, startedSignIn } from '../page/sign-in';
import { ballotSite } from '../page/site';
import { showBallot } from './ballot-page';
import type { BallotPorts } from './ports';
import { showReadBack } from './read-back';
import { showReceipt } from './receipt';
import { finishBallot } from './returned';
import { startBallot } from './start';

/**
 * The ballots: the small part that must be trusted, on an origin of its own with a client of its own. A POST starts a
 * ballot, a plain link leads to the provider, and the provider's answer to that same browser is the one GET that
 * records anything. HEAD answers as GET does, except there, where it does nothing.
 */
export function createBallotApp(ports: BallotPorts): Hono {
  const app = new Hono();
  const site = ballotSite(ports);
  commonRoutes(app, site, ports);
  app.get('/', (c) => c.redirect(site.home, 303));
  app.get('/return', async (c) => {
    if (c.req.raw.method === 'HEAD') return c.body(null, 204);
    const started = startedSignIn(c, site);
    return started ? finishSignIn(c, site, ports, started) : finishBallot(c, site, ports);
  });
  for (const [path, show] of [
    ['/b/:code', showBallot],
    ['/b/:code/read-back', showReadBack],
    ['/b/:code/receipt', showReceipt],
  ] as const) {
    app.get(path, async (c) => {
      const visit = await visitOf(c, site, ports);
      const code = c.req.param('code') ?? '';
      return visit ? show(c, readerOf(c, site, ports, visit), code) : c.redirect(signInPath(`/b/${code}`), 303);
    });
  }
  app.post('/b/:code/approve', (c) => startBallot(c, site, ports, 'approve'));
  app.post('/b/:code/release', (c) => startBallot(c, site, ports, 'release'));
  return app;
}
