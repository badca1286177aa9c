import portable from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts a browser without a window: on Linux with an Intel or AMD processor the Chromium that npm has installed, which
 * needs no package of the system, elsewhere the Chrome of this machine. It visits loopback addresses only, and in a
 * container it runs as root, so it runs without its sandbox.
 */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({ executablePath: await portable.executablePath(), args: ['--no-sandbox'] });
}
