import type { Browser, Page } from 'playwright-core';
import { ballotShots, type Shot, webShots } from '../../hub/pages/shots';
import { startBrowser } from '../browser/chromium';
import { type Served, serve } from './served';

/** What can be reached, in the order of the document; closed details hide what is in them. */
const REACHABLE = 'a[href],button,input:not([type=hidden]),textarea,summary,[tabindex="0"]';

/** Gives every control a number in the order of the document, and begins before the first. */
const number = `[...document.querySelectorAll(${JSON.stringify(REACHABLE)})]
  .filter((each) => each.checkVisibility())
  .map((each, index) => each.setAttribute('data-nth', String(index))).length`;

const focused = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return { nth: Number(document.activeElement.getAttribute('data-nth') ?? -1), outline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
})()`;

describe('a person without a mouse', () => {
  let shots: readonly Shot[];
  let served: Served;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    shots = [...(await webShots()), ...(await ballotShots())];
    served = await serve(shots);
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  });
  afterAll(async () => {
    await browser.close();
    served.close();
  });

  it.each([
    'r-to-confirm-li-wei',
    'r-to-sign-tom-baker',
    'b-approve-tom-baker',
    'r-unknown-tom-baker',
    'home-to-sign-tom-baker',
  ])('reaches everything on %s in the order in which it is read, and always sees where they are', async (name) => {
    await page.goto(`${served.url}/${name}`);
    const count = (await page.evaluate(number)) as number;
    const order: unknown[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(focused));
    }
    expect(count).toBeGreaterThan(5);
    expect(order).toEqual(Array.from({ length: count }, (_, nth) => ({ nth, outline: true })));
  });

  it('comes to the decision with two keys', async () => {
    await page.goto(`${served.url}/r-to-sign-tom-baker`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#decision');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.name')).toBe('reason');
  });

  it('prints a page without anything to press', async () => {
    await page.goto(`${served.url}/r-executed-li-wei`);
    await page.emulateMedia({ media: 'print' });
    for (const control of await page.locator('button, input:not([type=hidden]), textarea, nav').all())
      expect(await control.isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });
});
