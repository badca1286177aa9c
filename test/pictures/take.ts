import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Page } from 'playwright-core';
import type { Cloud } from '../../local/cloud';
import { linkIn, mailTo } from '../../local/demo/evidence';
import { openRequest } from '../../local/demo/people';
import { awsCli } from '../../local/demo/story';
import { PROJECT } from '../../local/paths';
import { describeFailure, LocalProblem } from '../../local/problem';
import { lineProgress } from '../../local/progress';
import { findCloud } from '../../local/running';
import { Shutdown } from '../../local/shutdown';
import { startCloud } from '../../local/start-cloud';
import { startBrowser } from '../e2e/browser/chromium';
import { Person } from '../e2e/browser/person';
import { shrink } from './shrink';

/*
 * npm run pictures: the pictures of the README, taken on a running local cloud or, when there is none of that name, on
 * one that is started for it. Each name begins a story of its own, on a server that nobody has asked for before.
 */

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

async function take(page: Page, folder: string, name: string, size: typeof WIDE, height?: number): Promise<void> {
  await page.setViewportSize(size);
  const clip = height ? { clip: { x: 0, y: 0, width: size.width, height } } : {};
  const picture = shrink(await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide', ...clip }));
  const file = join(folder, `${name}.png`);
  await writeFile(file, picture);
  process.stdout.write(`${file}: ${Math.ceil(picture.length / 1024)} KB\n`);
}

/** Chinese names are on the pictures: without a font for them the browser draws the same box for every character. */
async function checkFonts(page: Page): Promise<void> {
  const same = await page.evaluate(`(() => {
    const draw = (text) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
      const context = canvas.getContext('2d');
      context.font = '30px sans-serif';
      context.fillText(text, 2, 32);
      return canvas.toDataURL();
    };
    return draw('王') === draw('芳');
  })()`);
  if (same) throw new LocalProblem('This machine has no font for Chinese: install one (Debian: fonts-noto-cjk).');
}

/** Li Wei's call is refused and he confirms; the link of the request. */
async function confirmed(cloud: Cloud): Promise<string> {
  const [server] = cloud.instances.filter(({ account }) => account === cloud.organization.accounts.payments);
  if (!server) throw new LocalProblem('The local cloud has no server left to ask for.');
  const { output } = await awsCli(cloud, 'li-wei', ['ec2', 'terminate-instances', '--instance-ids', server.id]);
  if (!output.includes('explicit deny')) throw new LocalProblem(`The call was not refused: ${output}`);
  const link = linkIn(await mailTo(cloud, 'li.wei@example.com', new RegExp(`Confirm.*${server.name}`)));
  const page = await openRequest(cloud, 'li-wei', link);
  await page.submit(/\/confirm$/, { reason: 'Replaced by the new cluster last week. Ticket OPS-4711.' });
  await mailTo(cloud, 'tom.baker@example.com', new RegExp(`Approve.*${server.name}`));
  return link;
}

async function takeAll(cloud: Cloud, folder: string): Promise<void> {
  const browser = await startBrowser();
  try {
    await checkFonts(await browser.newPage());
    const link = await confirmed(cloud);
    const approver = await Person.at(browser, cloud, 'tom-baker');
    await approver.page.goto(link);
    await approver.signIn();
    await approver.title('Terminate EC2 instance').waitFor();
    await mkdir(folder, { recursive: true });
    await take(approver.page, folder, 'request', WIDE);
    await take(approver.page, folder, 'request-phone', PHONE);
    await approver.go(approver.text.request.signLink);
    await approver.signIn();
    await approver.title('Terminate EC2 instance').waitFor();
    await take(approver.page, folder, 'ballot', WIDE);
    await approver.openMail('Approve or reject', 'Terminate EC2 instance');
    await take(approver.page, folder, 'mailbox', WIDE, 960);
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const options = new Command('npm run pictures --')
    .option('--name <name>', 'a running local cloud to use', 'default')
    .option('--folder <folder>', 'where the pictures go', join(PROJECT, 'docs', 'pictures'))
    .parse()
    .opts<{ name: string; folder: string }>();
  const shutdown = new Shutdown();
  const free = { gateway: 0, web: 0, ballot: 0, mailbox: 0 };
  const progress = lineProgress((line) => process.stdout.write(`${line}\n`));
  try {
    const running = await findCloud(options.name);
    await takeAll(running ?? (await startCloud({ name: 'pictures', ports: free, progress, shutdown })), options.folder);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
  await shutdown.run();
}

void main();
