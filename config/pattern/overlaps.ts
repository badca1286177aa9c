/** True when some text is like both patterns; `*` is any text in both, `?` any character. */
export function overlaps(one: string, other: string): boolean {
  // Row by row from the ends: whether what is left of the two can be one text.
  let below: readonly boolean[] = [];
  for (let at = one.length; at >= 0; at -= 1) {
    const row = new Array<boolean>(other.length + 1).fill(false);
    for (let beside = other.length; beside >= 0; beside -= 1)
      row[beside] = meet(one.charAt(at), other.charAt(beside), {
        both: below[beside + 1] ?? false,
        first: below[beside] ?? false,
        second: row[beside + 1] ?? false,
      });
    below = row;
  }
  return below[0] ?? false;
}

/** What is left when a character is taken of both, of the first or of the second; no character: the end. */
interface Left {
  readonly both: boolean;
  readonly first: boolean;
  readonly second: boolean;
}

function meet(one: string, other: string, { both, first, second }: Left): boolean {
  if (one === '*') return first || (other !== '' && second);
  if (other === '*') return second || (one !== '' && first);
  if (one === '' || other === '') return one === other;
  return both && (one === other || one === '?' || other === '?');
}
