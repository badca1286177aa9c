import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAll } from '../../../config/first/place';
import { countersign } from '../cli/run';

/** `init` at a place of a new folder, with one answer, which is a wrong one: it is never taken. */
const at = async (place: string) => {
  const { status, stderr } = await countersign(['init', place], 'x\n');
  return [status, stderr];
};

describe('a place that cannot be written is refused before the first question', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'countersign-place-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('no name at all', async () => {
    expect(await at('')).toEqual([2, 'error: "" is no name of a folder\n']);
  });

  it('a link that leads nowhere, and a folder below it', async () => {
    const link = join(parent, 'link');
    symlinkSync(join(parent, 'nowhere'), link);
    const why = `cannot be written: ${link} is a link that leads nowhere`;
    expect(await at(link)).toEqual([2, `error: ${link} ${why}\n`]);
    expect(await at(join(link, 'a/b'))).toEqual([2, `error: ${join(link, 'a/b')} ${why}\n`]);
  });

  it('a folder below a file', async () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    const why = `cannot be written: ${file} takes no files (ENOTDIR)`;
    expect(await at(join(file, 'a'))).toEqual([2, `error: ${join(file, 'a')} ${why}\n`]);
  });

  it('a file system that takes no folders', async () => {
    // Of processes on Linux, of devices elsewhere.
    const root = process.platform === 'linux' ? '/proc' : '/dev';
    const place = `${root}/countersign/a`;
    const [status, stderr] = await at(place);
    expect(status).toBe(2);
    expect(stderr).toContain(`error: ${place} cannot be written: ${root} takes no files (`);
    expect(() => writeAll(place, new Map([['a', '']]))).toThrow(/^E[A-Z]+/);
  });

  it('a trial leaves nothing behind', async () => {
    const folder = join(parent, 'empty');
    mkdirSync(folder);
    for (const place of [folder, join(folder, 'new/one')])
      expect(await at(place)).toEqual([1, expect.stringContaining('Installation id')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
