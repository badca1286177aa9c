import { join } from 'node:path';
import { Writable } from 'node:stream';
import { main } from '../../../config/cli/main';
import { countersign } from '../cli/run';
import { BASE, withOverlay } from '../overlay';

const mistake = (name: string) => join(__dirname, '../fixtures/err', name);
const kinds = (log: string): readonly string[] =>
  JSON.parse(log).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);

describe('countersign check --format', () => {
  it.each(['text', 'json', 'github', 'sarif'])('%s exits 0 when all is well, and 1 when it is not', async (format) => {
    expect((await countersign(['check', BASE, '--format', format])).status).toBe(0);
    const bad = await withMistake('need-zero', format);
    expect({ status: bad.status, stderr: bad.stderr }).toEqual({ status: 1, stderr: '' });
    expect(bad.stdout).toContain('quorum-below-one');
  });

  it('counts what is not in force yet like every problem: it is not deployed', async () => {
    const { status, stdout } = await withMistake('not-in-force-yet', 'sarif');
    expect(status).toBe(1);
    expect(new Set(kinds(stdout))).toEqual(new Set(['not-in-force-yet']));
  });

  it('json is what --json says, and the two together are too many', async () => {
    const [long, short] = [await withMistake('need-zero', 'json'), await withMistake('need-zero', null)];
    const problems = (text: string) => JSON.parse(text).problems.map(({ message }: { message: string }) => message);
    expect(problems(long.stdout)).toEqual(problems(short.stdout));
    const both = await countersign(['check', BASE, '--json', '--format', 'text']);
    expect(both).toMatchObject({ status: 2, stdout: '' });
    expect(both.stderr).toContain("'--json' cannot be used with option '--format <format>'");
  });

  it('says of a folder that is not there in each format that it was used wrongly', async () => {
    for (const format of ['text', 'json', 'github', 'sarif']) {
      const { status, stdout, stderr } = await countersign(['check', '/no/such/folder', '--format', format]);
      expect([format, status]).toEqual([format, 2]);
      expect(stdout + stderr).toMatch(/missing-folder|there is no folder/);
    }
  });

  it('names the formats when it is given another', async () => {
    const { status, stderr } = await countersign(['check', '--format', 'xml']);
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are text, json, github, sarif.');
  });

  it.each([
    ['text', true],
    ['github', false],
    ['json', false],
    ['sarif', false],
  ])('%s has colours on a terminal: %s', async (format, coloured) => {
    const parts: string[] = [];
    const terminal = Object.assign(new Writable({ write: (chunk, _, taken) => taken(void parts.push(`${chunk}`)) }), {
      isTTY: true,
    });
    await withOverlay(mistake('need-zero'), (folder) => {
      const streams = { stdin: null, stdout: terminal, stderr: terminal, now: () => 0 };
      return main(['check', folder, '--format', format], streams);
    });
    expect(parts.join('').includes(String.fromCharCode(27))).toBe(coloured);
  });
});

/** Runs the check over a mistake; `null` asks by `--json`. The command reads the folder before it first waits. */
const withMistake = (name: string, format: string | null) =>
  withOverlay(mistake(name), (folder) =>
    countersign(['check', folder, ...(format === null ? ['--json'] : ['--format', format])]),
  );
