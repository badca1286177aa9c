import * as fc from 'fast-check';
import { ANY_ONE, ANY_RUN, charactersOf, matchesWildcards } from '../../../shared/evaluation/pattern/wildcard';

const pattern = (text: string) =>
  charactersOf(text).map((character) => (character === 42 ? ANY_RUN : character === 63 ? ANY_ONE : character));
const matches = (source: string, text: string) => matchesWildcards(pattern(source), charactersOf(text));

/** The definition, written down without any thought of speed. */
function defined(source: string, text: string): boolean {
  const [first, ...rest] = source;
  if (first === undefined) return text === '';
  if (first === '*') return defined(rest.join(''), text) || (text !== '' && defined(source, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && defined(rest.join(''), text.slice(1));
}

describe('wildcards', () => {
  it('match what their definition says', () => {
    const sources = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(sources, texts, (source, text) => {
        expect(matches(source, text)).toBe(defined(source, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('take the steps of length times length against the worst of patterns, not those of all ways to split', () => {
    expect(matches(`${'*a'.repeat(2000)}b`, 'a'.repeat(4000))).toBe(false);
    expect(matches('*a'.repeat(2000), 'a'.repeat(4000))).toBe(true);
    expect(matches(`${'*?'.repeat(1000)}b`, 'a'.repeat(4000))).toBe(false);
  });

  it('count a character of two units as one', () => {
    expect(matches('?', '😀')).toBe(true);
    expect(matches('??', '😀')).toBe(false);
  });
});
