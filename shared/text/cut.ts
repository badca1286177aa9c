/**
 * The first `most` characters of a text by a caller, as text that can be stored: a cut never splits a character, and
 * lone surrogates, which JSON cannot carry unchanged, become U+FFFD.
 */
export function cut(text: string, most: number): string {
  const formed = text.toWellFormed();
  return formed.length <= most ? formed : Array.from(formed).slice(0, most).join('');
}
