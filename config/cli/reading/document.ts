import { type Entry, MOST_OF_A_RECORD } from './entry';

/**
 * The records of JSON documents, one after another: what stands in `{"Records":[…]}` and in arrays, and what stands alone.
 * Only where a record begins and ends is looked for, so that one that is broken spoils no other; each is read strictly
 * later. What stands between them and should not is given as a record too, so that it is refused and not passed over.
 */
export function* recordsIn(bytes: Buffer, firstLine = 1): Generator<Entry> {
  const open: ('array' | 'records')[] = [];
  let [line, record, at] = [firstLine, 0, 0];
  // Looked for once each: a document of many megabytes may have none.
  let lineEnd = bytes.indexOf(NEWLINE);
  const entry = (start: number, end: number): Entry => {
    for (; lineEnd >= 0 && lineEnd < start; lineEnd = bytes.indexOf(NEWLINE, lineEnd + 1)) line += 1;
    record += 1;
    return { line, record, content: end - start > MOST_OF_A_RECORD ? 'too-long' : bytes.subarray(start, end) };
  };
  for (at = nextOf(bytes, at); at < bytes.length; at = nextOf(bytes, at)) {
    const byte = bytes[at];
    const begins = byte === BRACE ? BEGINNING.exec(bytes.toString('latin1', at, at + 100)) : null;
    if (byte === END_BRACKET && open.length > 0) {
      at += 1;
      if (open.pop() === 'array') continue;
      const end = endOf(bytes, at, 1);
      // Nothing but the brace is left of a document when its records are over.
      if (bytes[nextOf(bytes, at)] !== END_BRACE) yield entry(at, end);
      at = end;
    } else if (open.length < DEEPEST && (begins || byte === BRACKET)) {
      open.push(begins ? 'records' : 'array');
      at += begins?.[0].length ?? 1;
    } else {
      const end = endOf(bytes, at, 0);
      yield entry(at, end);
      at = end;
    }
  }
  if (open.length > 0) yield entry(bytes.length, bytes.length);
}

/** How a file that CloudTrail delivers begins. */
const BEGINNING = /^\{\s*"Records"\s*:\s*\[/;

/** Documents inside documents. */
const DEEPEST = 8;

const [NEWLINE, QUOTE, COMMA, BRACKET, BACKSLASH, END_BRACKET, BRACE, END_BRACE] = [10, 34, 44, 91, 92, 93, 123, 125];

/** The next byte that is neither blank nor a comma. */
function nextOf(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && ((bytes[at] ?? 0) <= 32 || bytes[at] === COMMA)) at += 1;
  return at;
}

/** Behind the value that begins here, or behind what closes `depth` open brackets; at least one byte on. */
function endOf(bytes: Buffer, start: number, depth: number): number {
  let open = depth;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      at = endOfText(bytes, at);
      // No text of JSON goes over the end of a line: a quote is missing, and what is on the next line may be whole.
      if (bytes[at] === NEWLINE) return at;
    } else if (byte < BRACKET) {
      if (open === 0 && (byte === COMMA || byte === NEWLINE) && at > start) return at;
    } else if (byte === BRACE || byte === BRACKET) open += 1;
    else if (byte === END_BRACE || byte === END_BRACKET) {
      if (open === 0) return at > start ? at : at + 1;
      open -= 1;
      if (open === 0) return at + 1;
    }
  }
  return bytes.length;
}

/** Where the quote is that ends a text, or the end of the line on which none does. */
function endOfText(bytes: Buffer, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE || byte === NEWLINE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return bytes.length;
}
