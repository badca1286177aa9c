import { type Entry, MOST_OF_A_RECORD, type TooLong } from './entry';

/**
 * The lines of a text, in batches as they come; blank ones are left out. Only the line that is not complete is kept, and
 * of one that is too long nothing.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Entry[]> {
  const open = openLine();
  let line = 1;
  for await (const chunk of chunks) {
    const entries: Entry[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      open.add(chunk.subarray(start, end));
      const content = open.close();
      if (content !== null) entries.push({ line, content });
      line += 1;
      start = end + 1;
    }
    open.add(chunk.subarray(start));
    if (entries.length > 0) yield entries;
  }
  const content = open.close();
  if (content !== null) yield [{ line, content }];
}

const NEWLINE = 10;

interface OpenLine {
  readonly add: (part: Buffer) => void;
  /** `null` for a blank line. */
  readonly close: () => Buffer | TooLong | null;
}

function openLine(): OpenLine {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    add: (part) => {
      if (part.length === 0) return;
      length += part.length;
      if (length <= MOST_OF_A_RECORD) parts.push(part);
      else parts = [];
    },
    close: () => {
      const [first = Buffer.alloc(0), ...more] = parts;
      const whole = more.length === 0 ? first : Buffer.concat(parts);
      const content = length > MOST_OF_A_RECORD ? 'too-long' : isBlank(whole) ? null : whole;
      parts = [];
      length = 0;
      return content;
    },
  };
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte > 32) return false;
  return true;
}
