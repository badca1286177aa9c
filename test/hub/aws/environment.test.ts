import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedConfiguration, variable } from '../../../hub/aws/environment';
import { hashOf } from '../../../shared/canonical/hash';
import { configuration } from '../../organization/configuration';

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'countersign-task-'));
const ship = (text: string) => writeFileSync(join(folder, 'configuration.json'), text);

beforeEach(() => {
  process.env.LAMBDA_TASK_ROOT = folder;
  process.env.CONFIGURATION_HASH = hashOf(configuration);
});
afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

describe('a variable of the Lambda', () => {
  it('is read by the name that the construct wrote', () => {
    process.env.LEDGER_TABLE = 'Ledger';
    expect(variable('ledgerTable')).toBe('Ledger');
  });

  it.each([undefined, ''])('that is %j is named, and nothing starts without it', (value) => {
    if (value === undefined) delete process.env.WITNESS_BUCKET;
    else process.env.WITNESS_BUCKET = value;
    expect(() => variable('witnessBucket')).toThrow('environment variable WITNESS_BUCKET is not set');
  });
});

describe('the configuration beside the code', () => {
  it('is the one that was deployed, whatever the order in which it was written', () => {
    ship(JSON.stringify(Object.fromEntries(Object.entries(configuration).reverse())));
    expect(shippedConfiguration()).toEqual(configuration);
  });

  it('is refused when it is of another release', () => {
    ship(JSON.stringify({ ...configuration, sandbox: true }));
    expect(shippedConfiguration).toThrow('the shipped configuration is not the deployed one');
  });

  it('is refused when it is no JSON', () => {
    ship('{"version":');
    expect(shippedConfiguration).toThrow();
  });
});
