import * as fc from 'fast-check';
import { readOnlyTime } from '../../../config/replay/skim';
import cases from './skim-cases.json';

const TIME = '2026-11-24T09:00:00Z';

describe('a record that only reads, told by its bytes', () => {
  it.each(cases)('$what', ({ text, time }) => {
    expect(readOnlyTime(Buffer.from(text))).toBe(time);
  });

  it('is never taken for one because of what is inside it, whatever that is and wherever the member stands', () => {
    const inside = fc.letrec((tie) => ({
      value: fc.oneof(fc.string(), fc.boolean(), fc.constant('"readOnly":true'), fc.array(tie('value')), tie('object')),
      object: fc.dictionary(fc.constantFrom('readOnly', 'eventTime', 'a', '"readOnly":true'), tie('value')),
    })).object;
    const flags = fc.constantFrom(true, false, 'true', null, undefined);
    fc.assert(
      fc.property(
        flags,
        inside,
        inside,
        fc.boolean(),
        fc.constantFrom('', ' ', '\t'),
        (readOnly, one, two, first, space) => {
          const flag = { eventTime: TIME, ...(readOnly === undefined ? {} : { readOnly }) };
          const record = first ? { ...flag, one, two } : { one, ...flag, two };
          const time = readOnlyTime(Buffer.from(JSON.stringify(record, null, space)));
          // It may leave one to be read as JSON, and never takes one that changes something.
          expect(time === null || readOnly === true).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is told at once where CloudTrail writes it: after all that a caller could choose', () => {
    fc.assert(
      fc.property(fc.object(), fc.object(), (requestParameters, tlsDetails) => {
        const record = { eventTime: TIME, requestParameters, eventID: 'x', readOnly: true, tlsDetails };
        const text = JSON.stringify(record);
        const isPlain = !JSON.stringify([requestParameters, tlsDetails]).includes('"readOnly"');
        if (isPlain) expect(readOnlyTime(Buffer.from(text))).toBe(TIME);
      }),
    );
  });

  it('ends, whatever the bytes are', () => {
    const pieces = fc.constantFrom(
      '"readOnly"',
      '"eventTime"',
      `"${TIME}"`,
      ':',
      'true',
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect([null, TIME]).toContain(readOnlyTime(Buffer.from(parts.join(''))));
      }),
      { numRuns: 2000 },
    );
  });
});
