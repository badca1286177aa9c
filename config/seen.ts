import { identifier } from '../shared/consequence/visible';

/** Longer text is cut: a report is no place to read it. */
const MOST = 200;

/** Blanks that are not the one of the space bar, and characters that show nothing. */
const BLANK = /(?! )[\p{Zs}\p{Cf}\p{DI}\p{Cc}]/gu;

/** Letters that look like those of ASCII: other alphabets in a word of ours, and the wide forms of input methods. */
const ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\uFF01-\uFF5E]/gu;
const WORD = /[\p{L}\p{M}\p{N}\uFF01-\uFF5E]+/gu;

/** What was found in a file, as it stands: with the blanks around it, and with the code of what only looks like ours. */
export function seen(text: string): string {
  const shown = text
    .slice(0, MOST)
    .replace(BLANK, codeOf)
    .replace(WORD, (word) => (isOurs(word) ? word.replace(ALIKE, identifier) : word));
  return text.length > MOST ? `${shown} [...]` : shown;
}

/** The same of a name, in which every character that is not of ASCII is shown with its code. */
export const seenName = (name: string): string => identifier(name.slice(0, MOST).replace(BLANK, codeOf));

/** A word of ours, or one whose wide letters were meant to be. */
const isOurs = (word: string): boolean => /[A-Za-z0-9\uFF01-\uFF5E]/.test(word);

/** What of a refused text cannot be seen by looking at it, and what to do about it. */
export function unseen(text: string): string | undefined {
  const [blank] = text.match(BLANK) ?? [];
  if (blank !== undefined) return `It has a blank of another kind ${codeOf(blank)}: type an ordinary one, or none.`;
  const [alike] = (text.match(WORD) ?? []).filter(isOurs).flatMap((word) => word.match(ALIKE) ?? []);
  if (alike !== undefined) return `It has a character of another alphabet, ${identifier(alike)}: type it anew.`;
  if (text.trim() === text || text.trim() === '') return undefined;
  const where = text.trimStart() === text ? 'behind' : text.trimEnd() === text ? 'before' : 'around';
  return `A blank stands ${where} it, inside the quotes: delete it.`;
}

/** The text with ordinary blanks, and none around it. */
export const tidied = (text: string): string => text.replace(BLANK, ' ').trim();

/** As `(U+00A0)`. */
function codeOf(character: string): string {
  return /\(.*\)/.exec(identifier(character))?.[0] ?? '';
}
