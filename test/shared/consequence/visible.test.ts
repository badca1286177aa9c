import * as fc from 'fast-check';
import { identifier, MOST_QUOTED, quoted, withoutLinks } from '../../../shared/consequence/visible';
import cases from './visible-cases.json';

/** What must never reach a page, a mail or a header, whoever wrote it. */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** Any string at all: letters, marks, control and direction characters, halves of characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      { maxLength: 300 },
    )
    .map((units) => units.join('')),
  fc
    .array(
      fc.constantFrom('a', ' ', '\n', '\u200b', '\u202e', '\u2028', '\ud800', '\udc00', '\ue000', '\u0430', '😀'),
      { maxLength: 300 },
    )
    .map((units) => units.join('')),
);

describe("a caller's text", () => {
  it.each(cases)('is shown on one line, with nothing hidden: $what', ({ text, quoted: shown }) => {
    expect(quoted(text)).toBe(shown);
  });

  it('says that it was cut however much of it was invisible', () => {
    expect(quoted(`a${'\u200b'.repeat(3999)}HIDDEN`)).toBe('a [...]');
  });

  it('loses its links in a mail, and nothing else', () => {
    expect(withoutLinks('see https://evil.example/r/X, www.evil.example or mailto:a@b.c; v1.2')).toBe(
      'see https[:]//evil[.]example/r/X, www[.]evil[.]example or mailto[:]a@b[.]c; v1.2',
    );
  });

  it('is at most 200 characters long, the cut marked, never in the middle of one', () => {
    expect(quoted('x'.repeat(MOST_QUOTED))).toBe('x'.repeat(MOST_QUOTED));
    expect(quoted('x'.repeat(MOST_QUOTED + 1))).toBe(`${'x'.repeat(MOST_QUOTED)} [...]`);
    expect(quoted('😀'.repeat(300))).toBe(`${'😀'.repeat(MOST_QUOTED)} [...]`);
    expect(quoted('abcdef', 3)).toBe('abc [...]');
  });

  it('never carries what deceives a reader, whatever was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = quoted(text);
        return !NEVER.test(shown) && [...shown].length <= MOST_QUOTED + ' [...]'.length && shown === shown.trim();
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by being shown again, where nothing was hidden in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        fc.pre(!/[\p{C}\p{Zl}\p{Zp}\p{DI}]/u.test(text));
        return quoted(quoted(text)) === quoted(text);
      }),
    );
  });
});

describe('an identifier', () => {
  it.each(cases)('is shown whole, and look-alikes give themselves away: $what', ({ text, identifier: shown }) => {
    expect(identifier(text)).toBe(shown);
  });

  it('of printable ASCII is shown as it is, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 2000 }), (text) => identifier(text) === text));
  });

  it('never carries what deceives a reader, and loses nothing: its characters or their code points are all there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = identifier(text);
        if (NEVER.test(shown)) return false;
        return [...text].every((character) => {
          const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
          return /[\x20-\x7e]/.test(character) ? shown.includes(character) : shown.includes(`(U+${point})`);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('tells two names apart that look the same', () => {
    expect(identifier('payments')).not.toBe(identifier('p\u0430yments'));
    expect(identifier('p\u0430yments')).toMatch(/\(U\+0430\)/);
  });
});
