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

  // Elsewhere there is no file system that is known to take no folders.
  (process.platform === 'linux' ? it : it.skip)('a file system that takes no folders', async () => {
    const [status, stderr] = await at('/proc/countersign/a');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^error: \/proc\/countersign\/a cannot be written: \/proc takes no files \(\w+\)\n$/),
    ]);
    expect(() => writeAll('/proc/countersign/a', new Map([['a', '']]))).toThrow(/ENOENT|EACCES|EPERM|EROFS/);
  });

  it('a trial leaves nothing behind', async () => {
    const folder = join(parent, 'empty');
    mkdirSync(folder);
    for (const place of [folder, join(folder, 'new/one')])
      expect(await at(place)).toEqual([1, expect.stringContaining('Installation id')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
