import type { JsonObject } from '../../../shared/canonical/json';
import { convertParameters } from '../../../shared/conversion/convert-parameters';
import { RECORDS } from '../../oracle/captured';
import { type Line, readBack } from '../../oracle/oracle';
import { catalogue } from '../../organization/catalogue';
import { CAPTURED_CALLS } from '../grant/captured-calls';
import { mutated, randomness } from './mutations';

/** Records tried: a hundred thousand each time, a million by night. */
const RECORDS_TRIED = process.env.NIGHTLY ? 1_000_000 : 100_000;

/** Records whose inputs are read back in one go. */
const BATCH = 50_000;

const SEED = Number(process.env.SEED ?? 20261125);

/** Botocore wants some texts to have a length before it sends them, which says nothing about the record. */
const isTooShort = (why: string): boolean =>
  /^Parameter validation failed:(\nInvalid length for parameter .*)+$/.test(why);

describe('records that were changed at random', () => {
  it(
    'are refused or become the input that says exactly what they say: nothing throws, nothing is guessed',
    async () => {
      const random = randomness(SEED);
      const differing: string[] = [];
      let [converted, refused] = [0, 0];
      let lines: Line[] = [];
      const check = async () => {
        const wrong = (await readBack(lines)).filter(({ ok, why = '' }) => !ok && !isTooShort(why));
        differing.push(...wrong.slice(0, 5).map(({ id, why }) => `${id}: ${why}`));
        lines = [];
      };
      for (let count = 0; count < RECORDS_TRIED; count += 1) {
        const { line, call, operation } = CAPTURED_CALLS[
          count % CAPTURED_CALLS.length
        ] as (typeof CAPTURED_CALLS)[number];
        const service = catalogue.service(call.service);
        if (!service) throw new Error(call.service);
        const record = mutated(RECORDS[line - 1]?.requestParameters as JsonObject, random);
        const reading = convertParameters(record, operation, service);
        if (!reading.ok) refused += 1;
        else {
          converted += 1;
          const id = `seed ${SEED}, record ${count}, line ${line} ${JSON.stringify(record).slice(0, 400)}`;
          lines.push({ id, service: call.service, operation: call.operation, input: reading.value, record });
        }
        if (lines.length >= BATCH) await check();
      }
      await check();
      expect(differing).toEqual([]);
      // Both ends are tried: most changes are refused, many leave a record that still says one thing.
      expect(converted).toBeGreaterThan(RECORDS_TRIED / 20);
      expect(refused).toBeGreaterThan(RECORDS_TRIED / 3);
    },
    process.env.NIGHTLY ? 1_800_000 : 240_000,
  );
});
