import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ReplayReport } from '../../../config/replay/report';
import { countersign } from '../cli/run';

const MONTH = join(__dirname, 'recordings/month.jsonl');
const SHOP = join(__dirname, 'shop');
const lines = readFileSync(MONTH, 'utf8').trim().split('\n');
const readable = lines.filter((line) => line.startsWith('{'));

const replay = (args: readonly string[], sent?: string | Buffer) =>
  countersign(['replay', '--config', SHOP, ...args], sent);
const reportOf = ({ stdout }: { readonly stdout: string }): ReplayReport => JSON.parse(stdout);

/** The policies changed by `change`, in a folder of their own. */
async function withShop<T>(change: (folder: string) => void, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-shop-'));
  try {
    cpSync(SHOP, folder, { recursive: true });
    change(folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const inFile = (file: string, from: string, to: string) => (folder: string) =>
  writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));

describe('what countersign replay reads', () => {
  const delivered = JSON.stringify({ Records: readable.map((line) => JSON.parse(line)) });

  it.each([
    ['one a line', readable.join('\n')],
    ['as CloudTrail delivers them', delivered],
    ['packed', gzipSync(delivered)],
    ['laid out', JSON.stringify(JSON.parse(delivered), null, 2)],
  ])('standard input, %s: the report is the same', async (_, sent) => {
    const one = await replay(['--json'], readable.join('\n'));
    expect(await replay(['--json', '-'], sent)).toEqual(one);
  });

  it('events of EventBridge: the report is the same', async () => {
    const event = (line: string): string =>
      JSON.stringify({ version: '0', 'detail-type': 'x', detail: JSON.parse(line) });
    const [record, enveloped] = [await replay(['--json'], readable.join('\n')), readable.map(event).join('\n')];
    expect(await replay(['--json'], enveloped)).toEqual(record);
  });

  it('any number of files, and goes on after one that cannot be read, and ends with 2', async () => {
    const { status, stdout, stderr } = await replay(['--json', MONTH, '/no/such/file', MONTH]);
    expect(status).toBe(2);
    expect(stderr).toBe('error: there is no file /no/such/file\n');
    expect(reportOf({ stdout }).records.read).toBe(2 * lines.length);
  });

  it('nothing: ends with 2 when nobody sends anything, and when nothing sent is a record', async () => {
    expect(await replay([])).toMatchObject({ status: 2, stdout: '' });
    for (const sent of ['', 'no record', '[]', '{"Records":[]}']) {
      const { status, stderr } = await replay([], sent);
      expect([status, stderr]).toEqual([2, 'error: nothing that was read is a CloudTrail record\n']);
    }
  });

  it('nothing: no rule is called dead that no record could have matched', async () => {
    const { stdout } = await replay([], 'no record');
    expect(stdout).toBe('no record was read, so nothing can be said\n\n1  record\n1  could not be read (not-json)\n');
    expect(reportOf(await replay(['--json'], 'no record')).deadRules).toEqual([]);
  });
});

describe('accounts that settings.yaml does not list', () => {
  const unlisted = inFile('settings.yaml', '"333333333333": Production', '"333333333334": Production');
  const production = ({ rules }: ReplayReport) =>
    rules.flatMap(({ rule, matched }) => (rule.startsWith('production/') ? [matched] : []));

  it('are counted, and taken to be directly below the root', async () => {
    await withShop(unlisted, async (folder) => {
      const report = reportOf(await countersign(['replay', MONTH, '--json', '--config', folder]));
      expect(production(report)).toEqual([0, 0]);
      expect(report.unlisted.accounts.names).toEqual([
        { name: '333333333333', count: 10 },
        { name: '555555555555', count: 1 },
      ]);
    });
  });

  it('are in the unit that --unit names, all of them, and counted all the same', async () => {
    await withShop(unlisted, async (folder) => {
      const args = ['replay', MONTH, '--json', '--config', folder, '--unit', 'Production'];
      const report = reportOf(await countersign(args));
      expect(production(report)).toEqual(production(reportOf(await replay(['--json', MONTH]))));
      expect(report.unlisted.records).toBe(11);
    });
  });
});

describe('how countersign replay ends', () => {
  const [databaseByDay = ''] = readable;

  it('with 0 when every quorum could have been met', async () => {
    expect((await replay([], databaseByDay)).status).toBe(0);
  });

  it('with 2 without a configuration folder, and with one that does not exist', async () => {
    const without = await countersign(['replay', MONTH]);
    expect(without.status).toBe(2);
    expect(without.stderr).toContain("required option '--config <folder>'");
    const nowhere = await countersign(['replay', MONTH, '--config', '/no/such/folder']);
    expect(nowhere).toEqual({ status: 2, stdout: '', stderr: 'error: there is no folder /no/such/folder\n' });
  });

  it('with 2 at a unit that settings.yaml does not list, naming the one that was meant', async () => {
    const { status, stdout, stderr } = await replay(['--unit', 'production', MONTH]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('error: unknown unit "production", did you mean "Production"?\n');
  });

  it('with 2 at a unit named as what every object has', async () => {
    for (const unit of ['toString', 'constructor', '__proto__']) {
      const { status, stdout, stderr } = await replay(['--unit', unit, MONTH]);
      expect([status, stdout, stderr]).toEqual([2, '', `error: unknown unit "${unit}"\n`]);
    }
  });

  it('with 1 and the problems of check when the configuration has any', async () => {
    const wrong = inFile('policies/baseline.yaml', 'kinesis:DeleteStream', 'kinesis:DeletStream');
    await withShop(wrong, async (folder) => {
      const { status, stdout, stderr } = await countersign(['replay', MONTH, '--config', folder]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('unknown action "kinesis:DeletStream", did you mean "kinesis:DeleteStream"?');
    });
  });

  it('replays a draft, with notes about what is not in force yet', async () => {
    const draft = inFile('policies/baseline.yaml', 'mode: humans', 'mode: humans\nticket: required');
    await withShop(draft, async (folder) => {
      const { status, stdout, stderr } = await countersign(['replay', '--config', folder], databaseByDay);
      expect(stderr).toMatch(/^note: .*"ticket" is not in force yet/);
      expect([status, stdout.includes('1  change something')]).toEqual([0, true]);
    });
  });

  it('helps: what is counted, an example, and what the exit codes mean', async () => {
    const { status, stdout } = await countersign(['replay', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /Usage: countersign replay .*--config.*--unit.*--json.*Example:\n {2}\$ countersign replay /s,
    );
    expect(stdout).toMatch(/Exit codes: 0 .*1 .*2 used wrongly/s);
  });
});
