import { CONTENT_SECURITY_POLICY } from '../../../hub/page/headers';
import { STYLE, STYLE_HREF } from '../../../hub/page/style';
import { ballotShots, type Shot, webShots } from '../pages/shots';
import { sites } from '../sites';

let shots: readonly Shot[] = [];
beforeAll(async () => {
  shots = [...(await webShots()), ...(await ballotShots())];
});

const each = (check: (shot: Shot) => void) => {
  expect(shots.length).toBeGreaterThan(50);
  for (const shot of shots) check(shot);
};

const count = (body: string, pattern: RegExp) => body.match(pattern)?.length ?? 0;

describe('every page in every state', () => {
  it('has one h1, no skipped heading level, landmarks, skip links first and a language', () => {
    each(({ name, body }) => {
      const levels = [...body.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      const inMain = body.includes('class="alert"') ? levels.slice(1) : levels;
      expect([name, inMain.filter((level) => level === 1).length]).toEqual([name, 1]);
      for (const [index, level] of inMain.entries()) expect(level - (inMain[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      for (const landmark of ['<header', '<main id="content"', '<footer'])
        expect(count(body, new RegExp(landmark, 'g'))).toBe(1);
      expect(/<body>\s*<a class="skip" href="#content">/.test(body)).toBe(true);
      expect(/<html lang="(en|zh-CN)">/.test(body)).toBe(true);
      if (body.includes('href="#decision"')) expect(body).toContain('id="decision"');
    });
  });

  it('runs no script, has no inline style, asks no other host, and is small', () => {
    each(({ name, body }) => {
      expect([name, /<script|\son[a-z]+\s*=|style=|<img|<iframe|http-equiv|javascript:/i.test(body)]).toEqual([
        name,
        false,
      ]);
      expect(body.match(/(src|href)="[^"]*\.(css|js|png|svg|woff2?)[^"]*"/g)).toEqual([`href="${STYLE_HREF}"`]);
      expect(Buffer.byteLength(body)).toBeLessThan(60 * 1024);
    });
    expect(Buffer.byteLength(STYLE)).toBeLessThan(12 * 1024);
  });

  it('sets every identifier apart and never translates it', () => {
    each(({ name, body }) => {
      expect([name, count(body, /<code/g)]).toEqual([name, count(body, /<bdi><code[^>]* translate="no"/g)]);
      const words = body.replace(
        /<title>[\s\S]*?<\/title>|<form[^>]*>|<code[\s\S]*?<\/code>|<pre[\s\S]*?<\/pre>|<button[\s\S]*?<\/button>|href="[^"]*"|value="[^"]*"|<li><a[\s\S]*?<\/a>/g,
        '',
      );
      expect([name, /i-0a1b2c3d4e5f60001|arn:aws/.test(words)]).toEqual([name, false]);
    });
  });

  it('labels every field, ties hints and errors to it, and says first what is wrong', () => {
    each(({ body }) => {
      for (const [control] of body.matchAll(/<(input|textarea)(?![^>]*type="hidden")[^>]*>/g)) {
        const id = /\bid="([^"]+)"/.exec(control)?.[1] ?? '';
        expect(body).toContain(`<label for="${id}">`);
        for (const described of /aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(' ') ?? [])
          expect(body).toContain(`id="${described}"`);
      }
      if (body.includes('aria-invalid')) {
        expect(body).toMatch(/<title>(Error: |错误：)/);
        expect(body.indexOf('role="alert"')).toBeLessThan(body.indexOf('<h1'));
        expect(body).toMatch(/<a href="#\w+" autofocus>/);
      }
    });
  });

  it('gives yes and no the same form, preselects nothing, disables nothing', () => {
    each(({ body }) => {
      expect(body).not.toMatch(/<[^>]*\s(disabled|checked|selected)[\s>=]/);
      for (const [actions] of body.matchAll(/<div class="actions">[\s\S]*?<\/div>/g)) {
        const classes = [...actions.matchAll(/class="(button[^"]*)"/g)].map(([, name]) => name);
        if (body.includes('id="decision"')) expect(new Set(classes).size).toBe(1);
      }
    });
    const sign = shots.find(({ name }) => name === 'r-to-sign-tom-baker')?.body ?? '';
    expect(sign.indexOf('Go to sign')).toBeLessThan(sign.indexOf('Reject this call'));
    expect(sign.indexOf('InstanceIds[0]')).toBeLessThan(sign.indexOf('id="decision"'));
  });

  it('speaks plainly: no exclamation, no filler, nothing empty', () => {
    each(({ name, body }) => {
      const words = body.replace(/<!doctype|<[^>]+>/g, ' ');
      expect([name, /!|please note|successfully|oops|sorry|undefined|null|NaN|\[object|拒绝签/.test(words)]).toEqual([
        name,
        false,
      ]);
    });
  });

  it('says that it is a sandbox where it is one, and nowhere else', () => {
    for (const { name, body } of shots)
      expect([name, body.includes('class="sandbox"')]).toEqual([name, !name.startsWith('b-')]);
  });
});

describe('every answer', () => {
  it('carries the security headers and is never cached, the stylesheet apart', async () => {
    const hub = sites();
    for (const kind of ['web', 'ballot'] as const) {
      const browser = await hub.signedIn(kind, 'li-wei');
      for (const path of [
        '/',
        '/sign-in',
        '/nowhere',
        '/r/ZZZZZZZZ',
        '/b/ZZZZZZZZ',
        '/style.css',
        '/return',
        '/signed-in',
      ]) {
        const { headers } = await browser.get(path);
        expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('strict-transport-security')).toContain('max-age=');
        const cache = path === '/style.css' ? 'public, max-age=31536000, immutable' : 'no-store';
        expect(headers.get('cache-control')).toBe(cache);
      }
    }
  });

  it('is a page with a reference when something of ours breaks, and the log has the reason', async () => {
    const hub = sites();
    const browser = await hub.signedIn('web', 'li-wei');
    Object.assign(hub.memory.index, { readSession: () => Promise.reject(new Error('table is gone')) });
    const { status, body, headers } = await browser.get('/');
    expect(status).toBe(500);
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(body).toContain('There is a problem with Countersign.');
    expect(body).not.toContain('table is gone');
    expect(JSON.stringify(hub.lines)).toContain('table is gone');
  });
});
