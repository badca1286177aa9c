import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { version } from '../../package.json';
import { BASE, withOverlay } from './overlay';

const PROJECT = join(__dirname, '../..');
const BIN = join(PROJECT, 'bin/countersign.cjs');
const case_ = (name: string) => join(__dirname, 'fixtures/err', name);

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a user's shell starts it. */
function countersign(args: readonly string[], cwd = PROJECT): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('countersign check', () => {
  it('exits 0 and says what it read and its hash when all is well', () => {
    const { status, stdout, stderr } = countersign(['check', BASE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      `${BASE}: 3 files, 4 people, 1 policy, nothing to complain about\nconfiguration ${/[0-9a-f]{64}/.exec(stdout)?.[0]}\n`,
    );
  });

  it('checks the example when no folder is named, wherever it is started', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'countersign-elsewhere-'));
    const here = countersign(['check']);
    const there = countersign(['check'], elsewhere);
    rmSync(elsewhere, { recursive: true });
    expect([here.status, there.status]).toEqual([0, 0]);
    expect(here.stdout).toMatch(/^config\/example: 3 files, 6 people, 1 policy, nothing to complain about\n/);
    expect(there.stdout.split('\n')[1]).toBe(here.stdout.split('\n')[1]);
  });

  it('exits 1 and shows every problem of every file, with places that an editor can open', () => {
    withOverlay(case_('many-files'), (folder) => {
      const { status, stdout, stderr } = countersign(['check', relative(tmpdir(), folder)], tmpdir());
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      const places = stdout.split('\n').filter((line) => /^\S+:\d+:\d+: .*\[[a-z-]+\]$/.test(line));
      expect(places.map((line) => line.slice(0, line.indexOf(': ')))).toEqual(
        [
          'people.yaml:23:11',
          'policies/deletes.yaml:7:9',
          'policies/deletes.yaml:11:11',
          'policies/second.yaml:1:9',
          'settings.yaml:5:15',
          'settings.yaml:8:3',
        ].map((place) => `${relative(tmpdir(), folder)}/${place}`),
      );
      expect(stdout).toMatch(/\n6 problems in 4 files\n$/);
    });
  });

  it('prints one JSON object with --json', () => {
    const good = countersign(['check', '--json', BASE]);
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout)).toEqual({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/), problems: [] });
    withOverlay(case_('need-zero'), (folder) => {
      const bad = countersign(['check', folder, '--json']);
      expect(bad.status).toBe(1);
      expect(JSON.parse(bad.stdout)).toEqual({
        ok: false,
        problems: [
          {
            file: join(folder, 'policies/deletes.yaml'),
            line: 11,
            column: 11,
            check: 'quorum-below-one',
            message: 'level "platform" needs 0, expected at least 1',
            hint: 'A level that nobody must sign is no level: delete it.',
          },
        ],
      });
    });
  });

  it('exits 2 when it is used wrongly, and says how', () => {
    const wrong: [string[], RegExp][] = [
      [['check', '/no/such/folder'], /^error: there is no folder \/no\/such\/folder\n$/],
      [['check', BIN], /there is no folder/],
      [['check', '--strict'], /unknown option '--strict'/],
      [['check', BASE, BASE], /too many arguments/],
      [['cheque'], /unknown command 'cheque'.*\(Did you mean check\?\)/s],
      [[], /Usage: countersign/],
    ];
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = countersign(args);
      expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
      expect(stderr).toMatch(message);
    }
  });

  it('helps, and knows its version', () => {
    const help = countersign(['check', '--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/Usage: countersign check .*\[folder\].*--json.*Exit codes: 0/s);
    expect(countersign(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});
