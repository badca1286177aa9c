import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeCatalogue } from '../../catalogue/generate/make';
import { readOverrides } from '../../catalogue/generate/overrides';
import sources from '../../catalogue/sources.json';
import { preparePython } from '../../local/python';
import { catalogue } from '../organization/catalogue';

const FOLDER = join(__dirname, '../../catalogue');

/** The models of the botocore that the local cloud runs on: the same version as the wheel the catalogue is made from. */
async function models(): Promise<string> {
  const { executable, environment } = await preparePython(() => undefined);
  const asked = ['-c', 'import botocore, os; print(botocore.__version__); print(os.path.dirname(botocore.__file__))'];
  const { stdout } = await promisify(execFile)(executable, asked, { env: { ...process.env, ...environment } });
  const [version, folder = ''] = stdout.trim().split(/\r?\n/);
  expect(version).toBe(sources.botocore.version);
  return join(folder, 'data');
}

describe('the committed catalogue', () => {
  it('is what the generator makes of its pinned sources, byte for byte', async () => {
    const files = makeCatalogue(await models(), FOLDER, () => undefined);
    const differing = [...files].filter(([name, text]) => readFileSync(join(FOLDER, name), 'utf8') !== text);
    expect(differing.map(([name]) => name)).toEqual([]);
    expect([...files.keys()].filter((name) => name.startsWith('services/'))).toHaveLength(catalogue.services.length);
  }, 120_000);

  it('is under 8 MB', () => {
    const size = catalogue.services.reduce(
      (sum, name) => sum + statSync(join(FOLDER, 'services', `${name}.jsonl`)).size,
      0,
    );
    expect(size).toBeLessThan(8_000_000);
  });

  it('has one operation a line', () => {
    const lines = readFileSync(join(FOLDER, 'services', 'rds.jsonl'), 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith('{"operation":"DeleteDBInstance",'))).toHaveLength(1);
  });
});

describe('a correction by hand', () => {
  const { services, operations } = readOverrides(FOLDER);
  const corrections = [...Object.entries(services), ...Object.entries(operations)];

  it.each(corrections)('of %s has a reason and a source', (_, { reason, source }) => {
    expect(reason).toMatch(/\w+ \w+/);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/|^captured events in test\/fixtures\//);
  });

  it('is of a service and an operation that exist', () => {
    const unknown = Object.keys(operations).filter((key) => {
      const [service = '', operation = ''] = key.split(':');
      const mutating = catalogue.service(service)?.operation(operation);
      return !mutating && operations[key]?.mutating !== false;
    });
    expect(unknown).toEqual([]);
    expect(Object.keys(services).filter((name) => !catalogue.services.includes(name))).toEqual([]);
  });
});
