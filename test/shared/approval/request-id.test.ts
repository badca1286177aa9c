import * as fc from 'fast-check';
import {
  isRequestId,
  readRequestCode,
  requestCodeOf,
  requestIdOf,
  showRequestCode,
} from '../../../shared/approval/request-id';
import codes from './request-code-cases.json';

const denial = { account: '333333333333', region: 'us-east-1', eventId: 'a' };

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the request id', () => {
  it('is the same for the same denial, so the first insert consumes it, and another for any other', () => {
    const others = [
      { ...denial, account: '444444444444' },
      { ...denial, region: 'us-west-2' },
      { ...denial, eventId: 'b' },
      { account: '33333333333', region: '3us-east-1', eventId: 'a' },
    ];
    expect(requestIdOf({ ...denial })).toBe(requestIdOf(denial));
    expect(new Set([denial, ...others].map(requestIdOf)).size).toBe(5);
  });

  it('is 32 characters that can be read aloud, and fits a role name and a source identity', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (account, region, eventId) => {
        const id = requestIdOf({ account, region, eventId });
        return id.length === 32 && [...id].every((character) => CROCKFORD.includes(character)) && isRequestId(id);
      }),
    );
  });

  it.each([
    '',
    requestIdOf(denial).toLowerCase(),
    requestIdOf(denial).slice(1),
    `${requestIdOf(denial)}0`,
    `${requestIdOf(denial)}\n`,
    `${requestIdOf(denial).slice(1)}U`,
    `${requestIdOf(denial).slice(1)}*`,
    `${requestIdOf(denial).slice(4)}../.`,
  ])('is not %j', (text) => {
    expect(isRequestId(text)).toBe(false);
  });
});

describe('the request code', () => {
  it('is the first 8 characters of the id, shown in two groups', () => {
    const code = requestCodeOf(requestIdOf(denial));
    expect(requestIdOf(denial).startsWith(code)).toBe(true);
    expect(showRequestCode('K7QF3MRD')).toBe('K7QF-3MRD');
  });

  it.each(codes)('$what: $typed is $code', ({ typed, code }) => {
    expect(readRequestCode(typed)).toBe(code);
  });

  it('can be read aloud and typed back in any case, with or without the hyphen, O for 0 and I or L for 1', () => {
    const misreadings = (character: string) =>
      fc.constantFrom(
        character,
        character.toLowerCase(),
        ...({ 0: ['O', 'o'], 1: ['I', 'i', 'L', 'l'] }[character] ?? []),
      );
    const readings = fc
      .array(fc.constantFrom(...CROCKFORD), { minLength: 8, maxLength: 8 })
      .chain((code) =>
        fc.tuple(fc.constant(code.join('')), fc.tuple(...code.map(misreadings)), fc.constantFrom('', '-', ' ')),
      );
    fc.assert(
      fc.property(readings, ([code, misread, between]) => {
        const typed = `${misread.slice(0, 4).join('')}${between}${misread.slice(4).join('')}`;
        return readRequestCode(typed) === code && readRequestCode(showRequestCode(code)) === code;
      }),
    );
  });

  it('is nothing but itself: whatever is read is 8 characters of the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const code = readRequestCode(text);
        return code === null || (code.length === 8 && [...code].every((character) => CROCKFORD.includes(character)));
      }),
    );
  });
});
