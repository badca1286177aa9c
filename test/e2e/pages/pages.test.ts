import type { Browser, BrowserContext, Page } from 'playwright-core';
import { STYLE } from '../../../hub/page/style';
import { ballotShots, longShots, type Shot, webShots } from '../../hub/pages/shots';
import { startBrowser } from '../browser/chromium';
import { watchForTrouble } from '../browser/trouble';
import { bringAxe, crampedTargets, findings, overflow, unequalChoices } from './look';
import { type Served, serve } from './served';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

describe('every page in every state, as every reader, in a real browser', () => {
  let shots: readonly Shot[];
  let served: Served;
  let browser: Browser;
  let context: BrowserContext;
  /** Two pages side by side: a browser draws each in a process of its own. */
  let pages: readonly Page[];
  let troubles: readonly string[];
  const asked = new Set<string>();
  beforeAll(async () => {
    shots = [...(await webShots()), ...(await ballotShots()), ...(await longShots())];
    served = await serve(shots);
    browser = await startBrowser();
    context = await browser.newContext();
    troubles = watchForTrouble(context);
    context.on('request', (request) => asked.add(new URL(request.url()).origin));
    pages = [await context.newPage(), await context.newPage()];
  });
  afterAll(async () => {
    await browser.close();
    served.close();
  });

  /** What is wrong with the page that is open, in each of the windows and both colour schemes. */
  async function wrong(page: Page): Promise<readonly string[]> {
    await page.setViewportSize(NARROW);
    const wider = await overflow(page);
    const found = wider > 0 ? [`${wider} px wider than a window of 320 px`] : [];
    await bringAxe(page);
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      if (size === PHONE) found.push(...(await crampedTargets(page)));
      found.push(...(await unequalChoices(page)));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const all = size === PHONE && colorScheme === 'light';
        found.push(
          ...(await findings(page, all ? 'all' : 'looks')).map((each) => `${size.width} ${colorScheme} ${each}`),
        );
      }
    }
    return found;
  }

  it('fits a narrow window, gives thumbs room, weighs choices alike, and has no serious finding of axe', async () => {
    const found: Record<string, readonly string[]> = {};
    const left = [...shots];
    const lookOn = async (page: Page): Promise<void> => {
      for (let shot = left.pop(); shot; shot = left.pop()) {
        await page.goto(`${served.url}/${shot.name}`);
        const here = await wrong(page);
        if (here.length > 0) found[shot.name] = here;
      }
    };
    await Promise.all(pages.map(lookOn));
    expect(found).toEqual({});
  });

  it('is small, holds no script, asks nothing of another host, and the browser complains about nothing', () => {
    expect(Buffer.byteLength(STYLE)).toBeLessThan(12 * 1024);
    expect(shots.filter(({ body }) => Buffer.byteLength(body) > 60 * 1024).map(({ name }) => name)).toEqual([]);
    expect(shots.filter(({ body }) => /<script|\son\w+=|\sstyle=/.test(body)).map(({ name }) => name)).toEqual([]);
    expect([...asked]).toEqual([served.url]);
    expect(troubles).toEqual([]);
  });
});
