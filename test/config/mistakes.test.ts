import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfiguration } from '../../config/load';
import { printProblems } from '../../config/report';
import { catalogue } from '../organization/catalogue';
import { withOverlay } from './overlay';

/*
 * Every folder in fixtures/err/ is a mistake that a person would make: the files that differ from base/ (and in ABSENT the names
 * that are missing). Beside it, in a file of the same name, stands the report that its author reads.
 */
const ERR = join(__dirname, 'fixtures/err');

const cases = readdirSync(ERR, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const report = (name: string): string =>
  withOverlay(join(ERR, name), (folder) => {
    const loaded = loadConfiguration(folder, catalogue);
    if (loaded.ok) return 'nothing to complain about\n';
    return `${printProblems(loaded.problems, loaded)}\n`.replaceAll(`${folder}/`, '');
  });

test.each(cases)('the author is told about: %s', (name) => {
  const golden = join(ERR, `${name}.out`);
  const found = report(name);
  expect(found).not.toContain('nothing to complain about');
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, found);
  expect(found).toBe(readFileSync(golden, 'utf8'));
});

test('every report belongs to a mistake', () => {
  const reports = readdirSync(ERR).filter((name) => name.endsWith('.out'));
  expect(new Set(reports)).toEqual(new Set(cases.map((name) => `${name}.out`)));
});
