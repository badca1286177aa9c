import { localPath } from '../../../hub/page/local-path';
import { later } from '../../organization/story';
import { hidden, linkTo, textOf } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

const ID = 'https://id.example.com';

describe('signing in', () => {
  it('leads back to the request that was asked for and names nothing on the way', async () => {
    const hub = sites();
    const code = await hub.plant(aStory().until('confirmed'));
    const browser = hub.browser('web');
    const refused = await browser.get(`/r/${code}`);
    expect([refused.status, refused.location]).toEqual([303, `/sign-in?to=%2Fr%2F${code}`]);
    const page = await browser.get(refused.location ?? '');
    expect(textOf(page.body)).not.toContain(code);
    expect(page.body.match(/<a /g)).toHaveLength(3); // skip link, name, the provider
    const back = hub.memory.webProvider.signIn(linkTo(page.body, ID), 'tom-baker', hub.time.now);
    const answer = await browser.get(back);
    expect([answer.status, answer.location]).toEqual([303, `/r/${code}`]);
    expect((await browser.get(`/r/${code}`)).status).toBe(200);
  });

  it('keeps only the hash of a session, in a cookie that no script and no other host sees', async () => {
    const hub = sites();
    const browser = hub.browser('web');
    const page = await browser.get('/sign-in');
    expect(page.headers.getSetCookie()[0]).toMatch(
      /^__Host-signin=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const answer = await browser.get(hub.memory.webProvider.signIn(linkTo(page.body, ID), 'li-wei', hub.time.now));
    const cookie = answer.headers
      .getSetCookie()
      .find((line) => line.startsWith('__Host-session=') && !line.includes('Max-Age=0'));
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const [stored] = hub.memory.index.sessions.keys();
    expect(stored).toMatch(/^[0-9a-f]{64}$/);
    expect(browser.cookies.get('__Host-session')).not.toBe(stored);
    expect(browser.cookies.has('__Host-signin')).toBe(false);
  });

  it('refuses an answer with another state, no state, or in another browser', async () => {
    const hub = sites();
    const browser = hub.browser('web');
    const page = await browser.get('/sign-in');
    const back = hub.memory.webProvider.signIn(linkTo(page.body, ID), 'li-wei', hub.time.now);
    for (const [visitor, address] of [
      [browser, back.replace(/state=[^&]*/, 'state=another')],
      [browser, back.replace(/&state=[^&]*/, '')],
      [hub.browser('web'), back],
    ] as const) {
      const answer = await visitor.get(address);
      expect(answer.status).toBe(403);
      expect(textOf(answer.body)).toContain('This sign-in was not started in this browser. Nothing was changed.');
    }
    expect(hub.memory.index.sessions.size).toBe(0);
  });

  it.each([
    ['a token for another client', { aud: 'ballot-client' }, 'You did not finish signing in.'],
    ['a token with another nonce', { nonce: 'other' }, 'You did not finish signing in.'],
    ['an expired token', { exp: 1 }, 'You did not finish signing in.'],
    ['an unverified e-mail', { email_verified: false }, 'Countersign does not know this account.'],
    ['somebody unknown', { email: 'eve@example.com' }, 'Countersign does not know this account.'],
  ])('refuses %s', async (_, claims, head) => {
    const hub = sites();
    const browser = hub.browser('web');
    const page = await browser.get('/sign-in');
    const answer = await browser.get(
      hub.memory.webProvider.signIn(linkTo(page.body, ID), 'li-wei', hub.time.now, claims),
    );
    expect([answer.status, textOf(answer.body).includes(head)]).toEqual([403, true]);
    expect(hub.memory.index.sessions.size).toBe(0);
  });

  it('says so when the provider does not answer', async () => {
    const hub = sites();
    hub.memory.webProvider.answers = 'not at all';
    const browser = hub.browser('web');
    const page = await browser.get('/sign-in');
    const answer = await browser.get(hub.memory.webProvider.signIn(linkTo(page.body, ID), 'li-wei', hub.time.now));
    expect([answer.status, textOf(answer.body).includes('Example ID does not answer. Nothing was changed.')]).toEqual([
      502,
      true,
    ]);
  });

  it('ends after eight hours and by signing out', async () => {
    const hub = sites();
    const browser = await hub.signedIn('web', 'li-wei');
    const home = await browser.get('/');
    expect(home.status).toBe(200);
    const out = await browser.post('/sign-out', { csrf: hidden(home.body, 'csrf') });
    expect([out.status, out.location]).toEqual([303, '/sign-in?as=other']);
    expect((await browser.get('/')).status).toBe(303);
    const again = await hub.signedIn('web', 'li-wei');
    hub.time.now = later(8 * 3600 + 61);
    expect((await again.get('/')).status).toBe(303);
  });

  it('asks the provider for a new sign-in when somebody else wants to sign in', async () => {
    const hub = sites();
    const page = await hub.browser('web').get('/sign-in?as=other');
    expect(new URL(linkTo(page.body, ID)).searchParams.get('prompt')).toBe('login');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/r/ABC/../..', '/sign-out', '', undefined])(
    'goes home instead of to %p',
    (path) => expect(localPath(path)).toBe('/'),
  );

  it('does not take the ballot session for its own', async () => {
    const hub = sites();
    const ballot = await hub.signedIn('ballot', 'li-wei');
    const browser = hub.browser('web');
    browser.cookies.set('__Host-session', ballot.cookies.get('__Host-ballot') ?? '');
    expect((await browser.get('/')).status).toBe(303);
  });
});
