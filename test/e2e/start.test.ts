import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../local/alive';
import { runChild } from '../../local/child';
import type { CloudRecord } from '../../local/cloud-record';
import { eventually } from '../../local/demo/evidence';
import { cloudPaths, PROJECT } from '../../local/paths';
import { pressCtrlC, type Started, start } from './child';
import { theCloud } from './cloud';

const NAME = 'start-test';
const FREE = ['--port', '0', '--web-port', '0', '--ballot-port', '0', '--mailbox-port', '0'];
const npmStart = (...args: readonly string[]) => start('npm', ['start', '--', '--name', NAME, ...FREE, ...args]);

/** Waits until the program has said something, or has ended. */
const says = (started: Started, words: RegExp) =>
  eventually(`${words} of npm start`, async () => {
    if (started.child.exitCode !== null) throw new Error(`npm start has ended:\n${started.output()}`);
    return words.test(started.output());
  });

/** Ids of all processes below one. */
async function descendants(pid: number): Promise<readonly number[]> {
  const { output } = await runChild('ps', ['-e', '-o', 'pid=,ppid=']);
  const pairs = output.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): readonly number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

/** Whether something can listen on a port. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Presses Ctrl-C and expects every process of the program to be gone soon. */
async function stops(started: Started): Promise<void> {
  const all = await descendants(started.child.pid ?? 0);
  expect(all.length).toBeGreaterThan(1);
  pressCtrlC(started);
  await started.ended;
  await eventually('all processes to end', async () => !all.some(isAlive), 20);
  expect(started.output()).toMatch(/Stopping …\nStopped\.\n/);
}

describe('npm start', () => {
  it('shows what it does, says how to go on, and Ctrl-C leaves nothing behind, so that the next start is clean', async () => {
    const paths = cloudPaths(NAME);
    const first = npmStart();
    await says(first, /Stop everything: Ctrl-C here/);
    const record = JSON.parse(await readFile(paths.record, 'utf8')) as { readonly ready: CloudRecord };
    const { urls, signIns, instances } = record.ready;
    expect(first.output()).toMatch(/Synthesizing the stacks: done in/);
    for (const word of [urls.web, urls.mailbox, signIns[0]?.password, instances[0]?.id])
      expect(first.output()).toContain(word);
    expect((await fetch(`${urls.web}/sign-in`)).status).toBe(200);

    await stops(first);
    for (const url of Object.values(urls)) expect(await isFree(Number(new URL(url).port))).toBe(true);
    await expect(readFile(paths.record)).rejects.toThrow('ENOENT');

    const second = npmStart();
    await says(second, /Organization with four accounts …/);
    await stops(second);
    await expect(readFile(paths.record)).rejects.toThrow('ENOENT');
    await rm(paths.home, { recursive: true });
  });

  it('refuses a port that is taken with one sentence', async () => {
    const { gateway } = (await theCloud()).urls;
    const { port } = new URL(gateway);
    const started = npmStart('--port', port);
    expect(await started.ended).toBe(1);
    expect(sentence(started)).toMatch(new RegExp(`^Port ${port} \\(gateway\\) is already taken by another program`));
  });

  describe('in a fresh checkout', () => {
    let checkout: string;
    beforeEach(async () => {
      checkout = await mkdtemp(join(tmpdir(), 'countersign-checkout-'));
      for (const part of ['package.json', 'local', 'shared', 'hub'])
        await cp(join(PROJECT, part), join(checkout, part), { recursive: true });
      await symlink(join(PROJECT, 'node_modules'), join(checkout, 'node_modules'));
    });
    afterEach(() => rm(checkout, { recursive: true }));

    it('says what is missing where there is no Python', async () => {
      const bin = join(checkout, 'bin');
      await mkdir(bin);
      const npm = (await runChild('/bin/sh', ['-c', 'command -v npm'])).output.trim();
      // Enough for npm, and no Python.
      await symlink(process.execPath, join(bin, 'node'));
      await symlink('/bin/sh', join(bin, 'sh'));
      const started = start(npm, ['start', '--', ...FREE], { cwd: checkout, env: { ...process.env, PATH: bin } });
      expect(await started.ended).toBe(1);
      expect(sentence(started)).toMatch(/^The local cloud needs Python 3.10 or newer on the PATH and found none/);
    });

    it('says that the first start needs the network when the package index cannot be reached', async () => {
      const env = { ...process.env, PIP_INDEX_URL: 'http://127.0.0.1:9/simple', PIP_NO_CACHE_DIR: '1' };
      const started = start('npm', ['start', '--', ...FREE], { cwd: checkout, env });
      expect(await started.ended).toBe(1);
      expect(sentence(started)).toMatch(/^pip could not reach the Python package index/);
    });
  });

  /** What it wrote to the error stream: one paragraph, no stack. */
  function sentence(started: Started): string {
    const text = started.errors().trim();
    expect(text.split('\n')).toHaveLength(1);
    return text;
  }
});
