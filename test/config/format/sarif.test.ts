import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { sarif } from '../../../config/format/sarif';
import { type Loaded, loadConfiguration } from '../../../config/load';
import { MEANINGS } from '../../../config/meaning';
import type { Problem } from '../../../config/problem';
import { catalogue } from '../../organization/catalogue';
import { BASE, withOverlay } from '../overlay';
import schema from './sarif-essentials.schema.json';

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string };
              readonly region: { readonly startLine: number; readonly startColumn: number };
            };
          },
        ];
      }[];
    },
  ];
}

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

/** The log of a check, having been held against the schema. */
function logOf(loaded: Loaded): Log {
  const log = JSON.parse(sarif({ folder: 'config', loaded }, false)) as Log;
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log;
}

const refused = (...problems: readonly Problem[]): Loaded => ({ ok: false, draft: null, problems, texts: new Map() });

const problem: Problem = {
  file: 'config/settings.yaml',
  line: 3,
  column: 7,
  check: 'region',
  message: 'no such region',
  hint: 'Mend it.',
};

const resultsOf = (loaded: Loaded) => logOf(loaded).runs[0].results;
const uriOf = (file: string) =>
  resultsOf(refused({ ...problem, file }))[0]?.locations[0].physicalLocation.artifactLocation.uri;

describe('a SARIF log', () => {
  it('has a rule with help for every kind of problem', () => {
    const { rules } = logOf(refused()).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(MEANINGS));
  });

  it('has a result for every problem, at its place and by its rule, with what to do', () => {
    const [result] = resultsOf(refused(problem));
    expect(result).toMatchObject({ ruleId: 'region', level: 'error', message: { text: 'no such region\nMend it.' } });
    expect(result?.locations[0].physicalLocation.region).toEqual({ startLine: 3, startColumn: 7 });
  });

  it('doubles braces, which would hold arguments (SARIF 2.1.0, section 3.11.5)', () => {
    const [result] = resultsOf(refused({ ...problem, message: 'not ${aws:username}', hint: 'Write {} or {0}.' }));
    expect(result?.message.text).toBe('not ${{aws:username}}\nWrite {{}} or {{0}}.');
  });

  it('is one line and without results when there is nothing to complain about', () => {
    const loaded = loadConfiguration(BASE, catalogue);
    expect(resultsOf(loaded)).toEqual([]);
    expect(sarif({ folder: BASE, loaded }, false).split('\n')).toHaveLength(1);
  });

  it('names files relative to the repository as they were given, and others by their whole address', () => {
    expect(uriOf('config/policies/deletes.yaml')).toBe('config/policies/deletes.yaml');
    expect(uriOf('../our config/100%.yaml')).toBe('../our%20config/100%25.yaml');
    expect(uriOf('设置/a:b#c?d.yaml')).toBe(`${encodeURIComponent('设置')}/a%3Ab%23c%3Fd.yaml`);
    expect(uriOf('/srv/config/people.yaml')).toBe(pathToFileURL('/srv/config/people.yaml').href);
  });

  const ERR = join(__dirname, '../fixtures/err');

  it('is valid for every mistake that we know, and says the same as the report', () => {
    const mistakes = readdirSync(ERR, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(mistakes.length).toBeGreaterThan(200);
    for (const { name } of mistakes)
      withOverlay(join(ERR, name), (folder) => {
        const loaded = loadConfiguration(folder, catalogue);
        if (loaded.ok) throw new Error(`${name} is no mistake`);
        const { rules } = logOf(loaded).runs[0].tool.driver;
        const found = resultsOf(loaded).map(({ ruleId, ruleIndex, locations: [{ physicalLocation }] }) => [
          ruleId,
          rules[ruleIndex]?.id,
          physicalLocation.region.startLine,
        ]);
        expect([name, found]).toEqual([name, loaded.problems.map(({ check, line }) => [check, check, line])]);
      });
  });
});
