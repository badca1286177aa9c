import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedCatalogue } from '../../../hub/aws/catalogue-files';

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'countersign-task-'));
const ship = (file: string, text: string) => writeFileSync(join(folder, 'catalogue', file), text);

beforeAll(() => {
  mkdirSync(join(folder, 'catalogue', 'services'), { recursive: true });
  ship('index.json', JSON.stringify({ services: ['one', 'two'], events: { one: ['one'] }, actions: { one: ['one'] } }));
});
beforeEach(() => {
  process.env.LAMBDA_TASK_ROOT = folder;
});
afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

describe('the catalogue beside the code', () => {
  it('is read a service at a time, so that a start waits for none', () => {
    const catalogue = shippedCatalogue();
    expect(catalogue.ofActions('one')).toEqual(['one']);
    ship('services/one.jsonl', '{"service":"one"}\n{"operation":"Delete","actions":[{"action":"one:Delete"}]}');
    expect(catalogue.service('one')?.operations).toEqual(['Delete']);
  });

  it('is missed at the start of a Lambda that was bundled without it', () => {
    process.env.LAMBDA_TASK_ROOT = join(folder, 'catalogue', 'services');
    expect(shippedCatalogue).toThrow(/no such file .*catalogue\/index\.json/);
  });
});
