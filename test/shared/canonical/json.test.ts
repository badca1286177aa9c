import * as fc from 'fast-check';
import { hashOf, sha256 } from '../../../shared/canonical/hash';
import { canonicalJson } from '../../../shared/canonical/json';
import rfc8785 from './rfc8785.json';

const double = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();

/** Any JSON value, its strings of all of Unicode. */
const anyJson = fc.jsonValue({ stringUnit: 'binary' });

/** The same value with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('canonical JSON (RFC 8785)', () => {
  it.each(rfc8785.texts)('$what', ({ input, canonical }) => {
    expect(canonicalJson(JSON.parse(input))).toBe(canonical);
  });

  it.each(rfc8785.numbers)('writes the double $bits as $text', ({ bits, text }) => {
    expect(canonicalJson(double(bits))).toBe(text);
  });

  it.each(rfc8785.notNumbers)('refuses the double %s: not a number, or without end', (bits) => {
    expect(() => canonicalJson([double(bits)])).toThrow(TypeError);
  });

  it.each([
    ['half a character', '\ud800'],
    ['half a character in a name', { '\udc00': 1 }],
    ['a function', () => 0],
    ['undefined in a list', [undefined]],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
  ])('refuses %s, which JSON cannot carry', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('leaves out members that are undefined, and keeps those that are null or false', () => {
    expect(canonicalJson({ a: undefined, b: null, c: false })).toBe('{"b":null,"c":false}');
  });

  it('keeps a member called __proto__ like any other', () => {
    const text = '{"__proto__":{"a":1},"b":2}';
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it('gives equal values one text, whatever the order of their members', () => {
    fc.assert(fc.property(anyJson, (value) => canonicalJson(turned(value)) === canonicalJson(value)));
  });

  it('loses nothing but the sign of zero: what was written is read back as it was', () => {
    const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
    fc.assert(fc.property(anyJson, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(asJson(value))));
  });

  it('is the same when written again', () => {
    fc.assert(
      fc.property(anyJson, (value) => canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(value)),
    );
  });
});

describe('a hash', () => {
  it('is SHA-256 in lower-case hex, of the bytes of UTF-8', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('€')).toBe(sha256(Uint8Array.of(0xe2, 0x82, 0xac)));
  });

  it('of a value is the hash of its canonical text', () => {
    expect(hashOf({ b: 1, a: [2] })).toBe(sha256('{"a":[2],"b":1}'));
  });
});
