import type { JsonObject } from '../../../shared/canonical/json';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { operationsNamed } from '../../../shared/conversion/operation-named';
import { OPERATIONS, PAIRS, RECORDS } from '../../oracle/captured';
import { readBack } from '../../oracle/oracle';
import { catalogue } from '../../organization/catalogue';
import notConverted from './not-converted.json';

/** What the converter makes of the record at a line: the operations that take it, and the faults of the others. */
function converted(line: number) {
  const record = RECORDS[line - 1];
  const { apiVersion } = record as { readonly apiVersion?: string };
  const source = record?.eventSource.split('.')[0] ?? '';
  const found = operationsNamed(catalogue, { source, name: record?.eventName ?? '', apiVersion });
  return found.map(({ service, operation }) => ({
    service: service.service,
    operation: operation.operation,
    reading: convertParameters(record?.requestParameters as JsonObject, operation, service),
  }));
}

const inputOf = (line: number) => {
  const [first] = converted(line).flatMap(({ service, operation, reading }) =>
    reading.ok ? [{ service, operation, input: reading.value }] : [],
  );
  return first ?? null;
};

const withParameters = OPERATIONS.filter(({ mutating, parameters, operation }) => mutating && parameters && operation);

/** Records from which no converter could have an exact input: hidden, incomplete, or not of the operation at all. */
const impossible = withParameters.filter(({ inexact, unlogged }) => inexact !== undefined || unlogged !== undefined);

const exactable = withParameters.filter((row) => !impossible.includes(row));

const isLeftOut = ({ line }: { readonly line: number }) => notConverted.some((one) => one.line === line);

describe('the parameters of captured records', () => {
  it.each(exactable.filter((row) => !isLeftOut(row)))('$line $event: is the input that was sent', ({ line }) => {
    const pair = PAIRS.find((one) => one.line === line);
    expect(inputOf(line)).toEqual({ service: pair?.service, operation: pair?.operation, input: pair?.input });
  });

  it.each(impossible)('$line $event: is refused, since no input can be known', ({ line }) => {
    expect(inputOf(line)).toBeNull();
  });

  it.each(notConverted)('$line: is refused: $because', ({ line }) => {
    expect(inputOf(line)).toBeNull();
  });

  it('are converted in at least 97 of 100 records that have an exact input at all', () => {
    const converts = exactable.filter(({ line }) => inputOf(line) !== null).length;
    expect(converts / exactable.length).toBeGreaterThanOrEqual(0.97);
    expect(exactable.length).toBeGreaterThanOrEqual(159);
  });

  it('read back from the wire by botocore say what the records say, every one', async () => {
    const lines = withParameters.flatMap(({ line }) => {
      const found = inputOf(line);
      return found ? [{ ...found, id: `line ${line}`, record: RECORDS[line - 1]?.requestParameters }] : [];
    });
    expect(lines.length).toBeGreaterThan(150);
    expect((await readBack(lines)).filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);
});
