import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Puts axe into the page before the browser; a content security policy does not hold a debugger back. */
export const bringAxe = (page: Page): Promise<unknown> => page.evaluate(`${AXE};0`);

/** Rules whose outcome depends on the colour scheme or the size of the window. */
const LOOKS = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];

/** Serious and critical findings of axe, each with the first element that it is about; of all rules, or of looks only. */
export const findings = (page: Page, of: 'all' | 'looks'): Promise<readonly string[]> =>
  page.evaluate(`axe.run(document, ${JSON.stringify({
    resultTypes: ['violations'],
    preload: false,
    selectors: false,
    ...(of === 'looks' && { runOnly: { type: 'rule', values: LOOKS } }),
  })}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary))`);

/** Pixels by which a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/**
 * Controls outside running text that are lower than 48 px or closer than 16 px to another, as a thumb meets them. Two
 * that lead to the same place may touch.
 */
export const crampedTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const inText = (link) => link.tagName === 'A' && link.closest('p, li p, .alert') !== null && !link.matches('.button');
    const targets = [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
      .filter((each) => !each.matches('.skip') && !inText(each))
      .map((each) => ({ name: each.outerHTML.slice(0, 120), to: each.href ?? each, box: each.getBoundingClientRect() }));
    const low = targets.filter(({ box }) => box.height < 47.5).map(({ name, box }) => box.height + ' px high: ' + name);
    const close = targets.flatMap((one, index) => targets.slice(index + 1).flatMap((other) => {
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const apart = Math.max(across, down);
      return apart < 15.5 && one.to !== other.to ? [apart + ' px apart: ' + one.name + ' and ' + other.name] : [];
    }));
    return [...low, ...close];
  })()`);

/** Choices that stand beside each other and are not alike in size, border and type. */
export const unequalChoices = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`[...document.querySelectorAll('form .actions')].flatMap((actions) => {
    const looks = [...actions.children].filter((each) => !each.matches('.filled')).map((each) => {
      const { borderTopWidth, borderTopColor, backgroundColor, color, fontSize, fontWeight } = getComputedStyle(each);
      const { width, height } = each.getBoundingClientRect();
      return JSON.stringify([width, height, borderTopWidth, borderTopColor, backgroundColor, color, fontSize, fontWeight]);
    });
    return new Set(looks).size > 1 ? [looks.join(' and ')] : [];
  })`);
