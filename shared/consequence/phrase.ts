import { identifier, quoted } from './visible';

/** A piece of a sentence: our own words, an identifier (shown in code type, marked), or a person's name. */
export type Piece = string | { readonly id: string } | { readonly name: string };

/** A sentence that knows which of its parts are names of things, so that a page can set them apart and a mail can flatten them. */
export type Phrase = readonly Piece[];

/** An identifier of AWS or a name that somebody gave a resource. */
export const id = (text: string): Phrase => [{ id: identifier(text) }];

/** A person's or an account's name: cleaned and capped, set apart from the sentence's direction. */
export const named = (text: string): Phrase => [{ name: quoted(text) }];

/**
 * Template tag: strings and numbers are our own words, phrases keep their pieces. Our own words that follow each other
 * become one piece, in which no blank follows a Chinese full stop or colon: those bring their own.
 */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  const pieces = words.flatMap((word, index): Phrase => {
    const value = values[index];
    const filled: Phrase = value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
    return word === '' ? filled : [word, ...filled];
  });
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged.map((piece) => (typeof piece === 'string' ? piece.replace(/([。：]) +/g, '$1') : piece));
}

/** Phrases one after another with a separator between. */
export const join = (phrases: readonly Phrase[], separator: string): Phrase =>
  phrases.flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]));

/** The sentence as plain text, for mails, titles and subjects. */
export const plain = (phrase: Phrase): string =>
  phrase.map((piece) => (typeof piece === 'string' ? piece : 'id' in piece ? piece.id : piece.name)).join('');
