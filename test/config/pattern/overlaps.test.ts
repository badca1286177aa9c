import * as fc from 'fast-check';
import { overlaps } from '../../../config/pattern/overlaps';
import { parsePattern } from '../../../shared/evaluation/pattern/pattern';
import { charactersOf, matchesWildcards } from '../../../shared/evaluation/pattern/wildcard';
import cases from './overlaps-cases.json';

describe('two patterns', () => {
  it.each(cases)('$one and $other can match one text: $overlap', ({ one, other, overlap }) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([overlap, overlap]);
  });

  it('overlap where there is a text that both match', () => {
    const text = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
    fc.assert(
      fc.property(text('ab*?'), text('ab*?'), text('ab'), (one, other, found) => {
        if (isLike(one, found) && isLike(other, found)) expect(overlaps(one, other)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('overlap with what is no pattern as far as they match it', () => {
    const text = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
    fc.assert(
      fc.property(text('ab*?'), text('ab'), (pattern, found) => {
        expect(overlaps(pattern, found)).toBe(isLike(pattern, found));
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
