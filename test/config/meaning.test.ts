import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEANINGS } from '../../config/meaning';

const ERR = join(__dirname, 'fixtures/err');

/** Kinds that no folder in fixtures/ can show: they are about what is not a file, or what no checkout should hold. */
const ELSEWHERE = ['file-size', 'missing-folder'];

describe('a kind of problem', () => {
  it('is shown by at least one mistake that a person would make', () => {
    const reports = readdirSync(ERR)
      .filter((name) => name.endsWith('.out'))
      .map((name) => readFileSync(join(ERR, name), 'utf8'));
    const shown = new Set(
      reports.flatMap((report) => [...report.matchAll(/^\S+:\d+:\d+: .* \[([a-z-]+)\]$/gm)].map(([, kind]) => kind)),
    );
    expect([...shown, ...ELSEWHERE].sort()).toEqual(Object.keys(MEANINGS).sort());
  });

  it('is explained in two sentences', () => {
    for (const { demands, mend } of Object.values(MEANINGS))
      for (const sentence of [demands, mend]) expect(sentence).toMatch(/^[A-Z].{9,200}\.$/);
  });
});
