/** Control, format (bidi, zero-width), surrogate, private-use, unassigned and default-ignorable characters, line separators: never shown, whoever wrote them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/gu;

/** Characters of a caller's text that a page or a mail shows at most. */
export const MOST_QUOTED = 200;

/**
 * A caller's text as it may be shown: one line, nothing invisible, no reordering, at most 200 characters with the cut
 * marked. Escaping is the page's business; this is about what escaping cannot mend.
 */
export function quoted(text: string, most = MOST_QUOTED): string {
  const read = text.slice(0, most * 20);
  const clean = [
    ...read
      .replace(/[\t\n\r\f\v\u0085\p{Zl}\p{Zp}]/gu, ' ')
      .replace(INVISIBLE, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  const cut = clean.length > most || read.length < text.length;
  return cut ? `${clean.slice(0, most).join('').trim()} [...]` : clean.join('');
}

/** Text in a mail whose addresses no mail program makes a link of: the one link of a mail is ours. */
export const withoutLinks = (text: string): string =>
  text.replace(/\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)\S+/gi, (address) =>
    address.replaceAll('.', '[.]').replace(':', '[:]'),
  );

/**
 * An identifier as it may be shown: whole, nothing invisible, and every character outside printable ASCII followed by
 * its code point, as in `а (U+0430)`, so that look-alikes give themselves away.
 */
export const identifier = (text: string): string =>
  text
    .replace(INVISIBLE, (character) => `(${codePoint(character)})`)
    .replace(/[^\x20-\x7E]/gu, (character) => `${character} (${codePoint(character)})`);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
