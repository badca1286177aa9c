const [QUOTE, BACKSLASH, COLON, BRACE, END_BRACE, BRACKET, END_BRACKET] = [34, 92, 58, 123, 125, 91, 93];

const READ_ONLY = Buffer.from('"readOnly"');
const TRUE = [...Buffer.from('true')];
const EVENT_TIME = Buffer.from('"eventTime"');

/**
 * The time of a record of which its bytes say at once that the call only read; `null` for any other, which must be read
 * as JSON. Nine of ten records are such, and reading them would take most of the time. A parameter of the same name
 * deeper down (ECS has one) does not count. What is skimmed is not checked any further.
 */
export function readOnlyTime(bytes: Buffer): string | null {
  const name = bytes.lastIndexOf(READ_ONLY);
  if (name < 0) return null;
  const value = behindColon(bytes, name + READ_ONLY.length);
  if (value < 0 || !TRUE.every((byte, index) => bytes[value + index] === byte)) return null;
  return isOfTheRecord(bytes, value + TRUE.length) ? timeIn(bytes) : null;
}

/** Times as CloudTrail writes them, `2026-11-24T09:00:00Z`; each is one that `Date` understands. */
export const TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

const LENGTH_OF_A_TIME = 20;

function timeIn(bytes: Buffer): string | null {
  const name = bytes.indexOf(EVENT_TIME);
  const quote = name < 0 ? -1 : behindColon(bytes, name + EVENT_TIME.length);
  if (quote < 0 || bytes[quote] !== QUOTE) return null;
  const time = bytes.toString('latin1', quote + 1, quote + 1 + LENGTH_OF_A_TIME);
  return TIME.test(time) ? time : null;
}

/** Where a value begins after its name; -1 when no colon follows. */
function behindColon(bytes: Buffer, end: number): number {
  const colon = skipBlanks(bytes, end);
  return bytes[colon] === COLON ? skipBlanks(bytes, colon + 1) : -1;
}

function skipBlanks(bytes: Buffer, start: number): number {
  let at = start;
  while ((bytes[at] ?? 255) <= 32) at += 1;
  return at;
}

/** True when from here on one object closes, as the last of all: what stands here is a member of the outermost. */
function isOfTheRecord(bytes: Buffer, start: number): boolean {
  let depth = 1;
  for (let at = start; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case QUOTE:
        at = endOfText(bytes, at);
        break;
      case BRACE:
      case BRACKET:
        depth += 1;
        break;
      case END_BRACE:
      case END_BRACKET:
        depth -= 1;
        if (depth === 0) return skipBlanks(bytes, at + 1) === bytes.length;
        break;
    }
  }
  return false;
}

/** Where the quote is that ends a text. */
function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
