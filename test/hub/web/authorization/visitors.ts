import { sha256 } from '../../../../shared/canonical/hash';
import { type Browser, hidden, linkTo } from '../../browser';
import type { sites } from '../../sites';
import { SECOND_CLAIM } from './organization';

type Hub = ReturnType<typeof sites>;
type Origin = 'web' | 'ballot';

/** Somebody at one origin: a browser, and the token they put into a form. */
export interface Visitor {
  readonly browser: Browser;
  readonly csrf: string;
  /** What the browser says about where a form comes from; nothing for what is no browser. */
  readonly bare?: true;
}

/** A page of an origin that anybody who is signed in gets, and that holds the session's token. */
const ANY_PAGE: Readonly<Record<Origin, string>> = { web: '/', ballot: '/b/ZZZZ-ZZZZ' };

const tokenOf = async (browser: Browser, origin: Origin) => hidden((await browser.get(ANY_PAGE[origin])).body, 'csrf');

/** Somebody who has just signed in. */
export async function as(hub: Hub, origin: Origin, person: string): Promise<Visitor> {
  const browser = await hub.signedIn(origin, person);
  return { browser, csrf: await tokenOf(browser, origin) };
}

/** Everybody that a route is asked by; each signs in anew, as they would. */
export const VISITORS: Readonly<Record<string, (hub: Hub, origin: Origin) => Promise<Visitor>>> = {
  scanner: async (hub, origin) => ({ browser: hub.browser(origin), csrf: '', bare: true }),
  nobody: async (hub, origin) => ({ browser: hub.browser(origin), csrf: 'A'.repeat(43) }),
  'expired session': async (hub, origin) => {
    const visitor = await as(hub, origin, 'tom-baker');
    const name = [...visitor.browser.cookies.keys()].find((cookie) => /(session|ballot)$/.test(cookie)) ?? '';
    const idHash = sha256(visitor.browser.cookies.get(name) ?? '');
    await hub.memory.index.saveSession(idHash, {
      person: 'tom-baker',
      site: origin,
      expires: hub.time.now.toISOString(),
    });
    return visitor;
  },
  'session of the other origin': async (hub, origin) => {
    const [other, name] = origin === 'web' ? (['ballot', 'session'] as const) : (['web', 'ballot'] as const);
    const elsewhere = await as(hub, other, 'tom-baker');
    const browser = hub.browser(origin);
    for (const [cookie, value] of elsewhere.browser.cookies)
      if (/(session|ballot)$/.test(cookie)) browser.cookies.set(`__Host-${name}`, value);
    return { browser, csrf: elsewhere.csrf };
  },
  "approver with another session's token": async (hub, origin) => ({
    browser: await hub.signedIn(origin, 'tom-baker'),
    csrf: (await as(hub, origin, 'tom-baker')).csrf,
  }),
  stranger: (hub, origin) => as(hub, origin, 'ana-ruiz'),
  'approver of another request': (hub, origin) => as(hub, origin, 'eva-kern'),
  'past approver': (hub, origin) => as(hub, origin, 'wang-fang'),
  requester: (hub, origin) => as(hub, origin, 'li-wei'),
  'requester by another claim': async (hub, origin) => {
    const browser = hub.browser(origin);
    const provider = origin === 'web' ? hub.memory.webProvider : hub.memory.ballotProvider;
    const link = linkTo((await browser.get('/sign-in')).body, 'https://id.example.com');
    const claims = { email: undefined, email_verified: undefined, [SECOND_CLAIM.claim]: SECOND_CLAIM.value };
    await browser.get(provider.signIn(link, 'nobody-by-mail', hub.time.now, claims));
    return { browser, csrf: await tokenOf(browser, origin) };
  },
  approver: (hub, origin) => as(hub, origin, 'tom-baker'),
};
