import { hidden } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

describe('a request of others', () => {
  it('answers exactly as an unknown code does: same bytes, same headers', async () => {
    const hub = sites();
    const code = await hub.plant(aStory().until('confirmed'));
    const stranger = await hub.signedIn('web', 'ana-ruiz');
    const theirs = await stranger.get(`/r/${code}`);
    const unknown = await stranger.get('/r/ZZZZ-ZZZZ');
    const noCode = await stranger.get('/r/not-a-code-at-all');
    expect([theirs.status, unknown.status, noCode.status]).toEqual([404, 404, 404]);
    expect(theirs.body).toBe(unknown.body);
    expect(theirs.body).toBe(noCode.body);
    expect([...theirs.headers]).toEqual([...unknown.headers]);
  });

  it('answers so to posts as well, on both origins', async () => {
    const hub = sites();
    const code = await hub.plant(aStory().until('confirmed'));
    for (const [kind, paths] of [
      ['web', ['/r/CODE/confirm', '/r/CODE/cancel', '/r/CODE/reject']],
      ['ballot', ['/b/CODE/approve', '/b/CODE/release']],
    ] as const) {
      const stranger = await hub.signedIn(kind, 'ana-ruiz');
      const home = await stranger.get(kind === 'web' ? '/' : '/b/ZZZZZZZZ');
      const form = { csrf: hidden(home.body, 'csrf'), seen: 'a'.repeat(64), reason: 'x', typed: 'orders-api-1' };
      for (const path of paths) {
        const theirs = await stranger.post(path.replace('CODE', code), form);
        const unknown = await stranger.post(path.replace('CODE', 'ZZZZZZZZ'), form);
        expect([theirs.status, theirs.body]).toEqual([404, unknown.body]);
      }
    }
    expect([hub.memory.ledger.appends, hub.memory.index.attempts.size]).toEqual([0, 0]);
  });

  it('opens by a code in any spelling, for who takes part', async () => {
    const hub = sites();
    const code = await hub.plant(aStory().until('confirmed'));
    const browser = await hub.signedIn('web', 'tom-baker');
    const spelling = code.replace('-', '').toLowerCase();
    expect((await browser.get(`/r/${spelling}`)).status).toBe(200);
    expect((await browser.get(`/open?code=${spelling}`)).location).toBe(`/r/${code.replace('-', '')}`);
    expect((await browser.get('/open?code=//evil.example')).location).toBe('/r/00000000');
  });
});
