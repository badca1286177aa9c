import { hidden, textOf } from '../browser';
import { aStory } from '../builders';
import { sites } from '../sites';

const langOf = (body: string) => /<html lang="([^"]*)"/.exec(body)?.[1];

describe('the language of a page', () => {
  it("is the browser's for somebody who has not signed in, and the installation's where it has none of ours", async () => {
    const browser = sites().browser('web');
    expect(langOf((await browser.get('/sign-in', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' })).body)).toBe(
      'zh-CN',
    );
    expect(langOf((await browser.get('/sign-in', { 'accept-language': 'fr' })).body)).toBe('en');
  });

  it("is the person's own after the sign-in", async () => {
    const hub = sites();
    const wang = await hub.signedIn('web', 'wang-fang');
    expect(langOf((await wang.get('/', { 'accept-language': 'en' })).body)).toBe('zh-CN');
  });

  it('is switched by a button, on the page where one is, for this browser only, and back again', async () => {
    const hub = sites();
    const code = await hub.plant(aStory().until('confirmed'));
    const tom = await hub.signedIn('web', 'tom-baker');
    const english = await tom.get(`/r/${code}`);
    expect(textOf(english.body)).toContain('中文');
    const switched = await tom.post('/language', { to: hidden(english.body, 'to'), language: 'zh' });
    expect([switched.status, switched.location]).toEqual([303, `/r/${code}`]);
    const chinese = await tom.get(`/r/${code}`);
    expect(langOf(chinese.body)).toBe('zh-CN');
    expect(textOf(chinese.body)).toContain('English');
    expect(langOf((await (await hub.signedIn('web', 'tom-baker')).get(`/r/${code}`)).body)).toBe('en');
    await tom.post('/language', { to: '/', language: 'en' });
    expect(langOf((await tom.get(`/r/${code}`)).body)).toBe('en');
    expect(hub.memory.ledger.appends).toBe(0);
  });

  it('keeps the way to the request while somebody is at the sign-in page', async () => {
    const hub = sites();
    const browser = hub.browser('web');
    const page = await browser.get('/sign-in?to=%2Fr%2FK7QF-3MRD');
    expect((await browser.post('/language', { to: hidden(page.body, 'to'), language: 'zh' })).location).toBe(
      '/sign-in?to=%2Fr%2FK7QF-3MRD',
    );
  });

  it.each(['https://evil.example', '//evil.example', '/sign-in?to=https://evil.example', '/r/../../x', 'javascript:1'])(
    'leads nowhere else: %s',
    async (to) => {
      const { location } = await sites().browser('web').post('/language', { to, language: 'zh' });
      expect(['/', '/sign-in?to=%2F']).toContain(location);
    },
  );

  it('is not switched by another site, to a language there is not, or by opening a link', async () => {
    const hub = sites();
    const browser = hub.browser('web');
    const foreign = await browser.post('/language', { to: '/', language: 'zh' }, { origin: 'https://evil.example' });
    const unknown = await browser.post('/language', { to: '/', language: 'xx' });
    expect([foreign.status, unknown.status, (await browser.get('/language?language=zh')).status]).toEqual([
      403, 403, 404,
    ]);
    expect(browser.cookies.has('__Host-language')).toBe(false);
  });
});
