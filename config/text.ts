import type { Kind } from './meaning';
import { positionsIn } from './position';
import type { Problem } from './problem';

/** Larger files are no configuration that a person wrote. */
const MOST_BYTES = 262_144;

/**
 * Characters that no configuration needs and that can make a line read otherwise than it works: control and direction
 * characters, blanks without width, tags, lone surrogates.
 */
const DECEPTIVE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/u;
const DECEPTIVE_IN_FILE = /(?![\t\n]|\r\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/u;

/** The first deceptive character of a value as `U+202E`, or `null`. A value is one line, so a line break counts too. */
export function deceptiveCharacter(value: string): string | null {
  const found = DECEPTIVE.exec(value)?.[0];
  return found === undefined ? null : codePoint(found);
}

/** A file's bytes as text. */
export interface Decoded {
  /** As far as it can be shown to its author; `null` for bytes that are no text at all. */
  readonly text: string | null;
  readonly problem: Problem | null;
}

/** The text of a file: UTF-8, with or without a byte order mark, nothing invisible in it. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const problem = (text: string, offset: number, check: Kind, message: string, hint: string): Problem => ({
    file,
    ...positionsIn(text)(offset),
    check,
    message,
    hint,
  });
  if (bytes.length > MOST_BYTES) {
    const message = `the file has ${bytes.length} bytes, at most ${MOST_BYTES} are read`;
    return { text: null, problem: problem('', 0, 'file-size', message, 'Is this a configuration?') };
  }
  const text = new TextDecoder().decode(bytes);
  if (!isUtf8(bytes)) {
    const offset = Math.max(0, text.indexOf('\uFFFD'));
    const encoding = problem(text, offset, 'encoding', 'this is not UTF-8 text', 'Save the file as UTF-8.');
    return { text: text.includes('\0') ? null : text, problem: encoding };
  }
  const deceptive = DECEPTIVE_IN_FILE.exec(text);
  if (!deceptive) return { text, problem: null };
  const message = `invisible character ${codePoint(deceptive[0])}`;
  const hint = 'Delete it: it makes the line read otherwise than it works.';
  return { text, problem: problem(text, deceptive.index, 'invisible-character', message, hint) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
