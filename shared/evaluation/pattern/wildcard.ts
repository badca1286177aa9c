/** In a list of characters: any run of characters, also none (`*` in a policy). */
export const ANY_RUN = -1;

/** In a list of characters: exactly one character (`?` in a policy). */
export const ANY_ONE = -2;

/** A text by code points, so that `?` stands for a whole character. */
export function charactersOf(text: string): readonly number[] {
  const characters: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.codePointAt(index) ?? 0;
    characters.push(character);
    if (character > 0xffff) index += 1;
  }
  return characters;
}

/**
 * Whether a text matches a pattern as a whole. Only the last `*` is ever gone back to, so there is no explosion whatever
 * the pattern: at most length times length steps.
 */
export function matchesWildcards(pattern: readonly number[], text: readonly number[]): boolean {
  let p = 0;
  let t = 0;
  let afterRun = -1;
  let runEnd = 0;
  while (t < text.length) {
    const expected = pattern[p];
    if (expected === ANY_RUN) {
      afterRun = ++p;
      runEnd = t;
    } else if (expected === ANY_ONE || (expected !== undefined && expected === text[t])) {
      p += 1;
      t += 1;
    } else if (afterRun >= 0) {
      p = afterRun;
      t = ++runEnd;
    } else {
      return false;
    }
  }
  while (pattern[p] === ANY_RUN) p += 1;
  return p === pattern.length;
}
