/**
 * True when every text that is like `narrow` is like `wide` for certain; `*` is any text in both, `?` any character. A
 * wildcard of `narrow` is covered only by an `*`, or by the same wildcard.
 */
export function covers(wide: string, narrow: string): boolean {
  // Ends of the beginnings of `narrow` that the part of `wide` seen so far covers.
  let ends = new Set([0]);
  for (const character of wide) {
    const next = new Set<number>();
    for (const end of ends) {
      if (character === '*') for (let at = end; at <= narrow.length; at += 1) next.add(at);
      else if (end < narrow.length && coversOne(character, narrow.charAt(end))) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(narrow.length);
}

const coversOne = (wide: string, narrow: string): boolean => wide === narrow || (wide === '?' && narrow !== '*');
