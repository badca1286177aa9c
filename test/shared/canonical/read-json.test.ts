import * as fc from 'fast-check';
import { readJson } from '../../../shared/canonical/read-json';
import cases from './read-json-cases.json';

describe('reading JSON that somebody else wrote', () => {
  it.each(cases)('refuses $what: $fault', ({ text, fault }) => {
    expect(readJson(text)).toEqual({ ok: false, fault });
  });

  it('takes the same name in different objects, and a text that looks like a name', () => {
    const text = '{"a":{"a":1},"b":[{"a":2},{"a":3}],"c":"\\"a\\":1","d" : "a"}';
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it('keeps "__proto__" a name like any other', () => {
    const read = readJson('{"__proto__":{"polluted":true}}');
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses what is longer or deeper than the caller allows', () => {
    expect(readJson('[1,2,3]', { length: 6, depth: 9 })).toEqual({ ok: false, fault: 'too-long' });
    expect(readJson('[[[1]]]', { length: 99, depth: 2 })).toEqual({ ok: false, fault: 'too-deep' });
    expect(readJson('[[[1]]]', { length: 99, depth: 3 })).toMatchObject({ ok: true });
  });

  it('reads whatever JSON.stringify writes, and nothing that JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', 'u') }),
        (text) => {
          let parses = true;
          try {
            JSON.parse(text);
          } catch {
            parses = false;
          }
          const read = readJson(text);
          if (!parses) expect(read).toEqual({ ok: false, fault: 'not-json' });
        },
      ),
      { numRuns: 5000 },
    );
  });
});
