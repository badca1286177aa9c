/** How a text holds its records: one a line, or in JSON documents that go over many lines or hold many records. */
export type Layout = 'lines' | 'document';

/** Bytes of a beginning after which no more are waited for. */
const LONGEST_BEGINNING = 65_536;

/**
 * The layout of a text by its beginning; `null` when that does not tell yet. A first line that ends inside an object or array
 * goes on, unless the next line begins another object: then it is one that was cut.
 */
export function layoutOf(beginning: string): Layout | null {
  const text = beginning.trimStart();
  const undecided = beginning.length >= LONGEST_BEGINNING ? 'lines' : null;
  if (text === '') return undecided;
  if (text.startsWith('[') || DELIVERED.test(text)) return 'document';
  if (!text.startsWith('{')) return 'lines';
  const end = text.indexOf('\n');
  if (end < 0) return undecided;
  const first = text.slice(0, end).trimEnd();
  if (!/[{[,:]$/.test(first)) return 'lines';
  const next = text.slice(end).trimStart();
  if (next === '') return undecided;
  return next.startsWith('{') && /[{,]$/.test(first) ? 'lines' : 'document';
}

/** True for a line that is a document of its own. */
export const isDelivered = (line: string): boolean => /^\s*\[/.test(line) || DELIVERED.test(line);

/** How a file that CloudTrail delivers begins. */
const DELIVERED = /^\s*\{\s*"Records"\s*:/;
