/**
 * The first `most` characters of a text by a caller, as text that can be stored: a cut never splits a character, and
 * lone surrogates, which JSON cannot carry unchanged, become U+FFFD.
 */
export const cut = (text: string, most: number): string => Array.from(text.toWellFormed()).slice(0, most).join('');
