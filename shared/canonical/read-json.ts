import type { Json } from './json';

/** Why a text is not read as JSON. */
export type JsonFault = 'too-long' | 'not-json' | 'repeated-name' | 'too-deep' | 'broken-text';

/** How much is read at most: characters of the whole, and levels of nesting. */
export interface JsonLimits {
  readonly length: number;
  readonly depth: number;
}

/** A megabyte is more than CloudTrail logs of one call (256 KB), and no AWS input nests as deep. */
export const RECORD_LIMITS: JsonLimits = { length: 1_048_576, depth: 64 };

/**
 * Reads a JSON text that somebody else wrote, strictly: an object that has a name twice says two things and is refused
 * (`JSON.parse` would keep the second), so is half a character. Never throws.
 */
export function readJson(
  text: string,
  limits: JsonLimits = RECORD_LIMITS,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly fault: JsonFault } {
  if (text.length > limits.length) return { ok: false, fault: 'too-long' };
  const value = parsed(text);
  if (value === undefined) return { ok: false, fault: 'not-json' };
  const fault = faultOf(text, limits.depth);
  if (fault) return { ok: false, fault };
  return text.isWellFormed() && !/\\u[dD][89a-fA-F]/.test(text) ? { ok: true, value } : wholeTexts(value);
}

/** `undefined`, which is no JSON value, when it is none. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Walks a text that is JSON and looks for what `JSON.parse` does not tell: names given twice, and nesting. */
function faultOf(text: string, deepest: number): JsonFault | null {
  // One set of names for each object that is open, `null` for each array.
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        const names = open.at(-1);
        if (names && isName(text, end)) {
          const name = nameOf(text.slice(at, end));
          if (names.has(name)) return 'repeated-name';
          names.add(name);
        }
        at = end - 1;
        break;
      }
      case BRACE:
        open.push(new Set());
        break;
      case BRACKET:
        open.push(null);
        break;
      case END_BRACE:
      case END_BRACKET:
        open.pop();
        break;
    }
    if (open.length > deepest) return 'too-deep';
  }
  return null;
}

const [QUOTE, BACKSLASH, COLON, BRACE, END_BRACE, BRACKET, END_BRACKET] = [34, 92, 58, 123, 125, 91, 93];

/** Where a string ends, behind its quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** A string is a name when a colon follows it. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 32) at += 1;
  return text.charCodeAt(at) === COLON;
}

/** Names may be written in several ways that mean the same: `"a"` and `"\u0061"`. */
const nameOf = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);

/** Looks into every text, which is rarely needed: only where a text has the halves of a character in it. */
function wholeTexts(
  value: Json,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly fault: JsonFault } {
  const broken = (inside: Json): boolean => {
    if (typeof inside === 'string') return !inside.isWellFormed();
    if (typeof inside !== 'object' || inside === null) return false;
    return Object.entries(inside).some(([name, member]) => !name.isWellFormed() || broken(member as Json));
  };
  return broken(value) ? { ok: false, fault: 'broken-text' } : { ok: true, value };
}
