import * as fc from 'fast-check';
import { covers } from '../../../config/pattern/covers';
import { parsePattern } from '../../../shared/evaluation/pattern/pattern';
import { charactersOf, matchesWildcards } from '../../../shared/evaluation/pattern/wildcard';
import cases from './covers-cases.json';

describe('a pattern that covers another', () => {
  it.each(cases)('$wide covers $narrow: $covers', ({ wide, narrow, covers: expected }) => {
    expect(covers(wide, narrow)).toBe(expected);
  });

  it('matches everything that the other does', () => {
    const text = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
    fc.assert(
      fc.property(text('ab*?'), text('ab*?'), text('ab'), (wide, narrow, one) => {
        if (covers(wide, narrow) && isLike(narrow, one)) expect(isLike(wide, one)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

function isLike(source: string, text: string): boolean {
  const pattern = parsePattern(source, { variables: false, wildcards: true });
  if (pattern?.exact != null) return pattern.exact === text;
  return matchesWildcards(pattern?.characters ?? [], charactersOf(text));
}
