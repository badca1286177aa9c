import { columns } from '../cli/knowledge/table';
import { numeral } from '../cli/tally';

/** A cell of a table; numbers are written as people read them. */
export type Cell = string | number;

/** Rows in columns of equal width, those with numbers to the right. */
export function aligned(rows: readonly (readonly Cell[])[]): readonly string[] {
  const numbers = (rows.at(-1) ?? []).map((_, index) => rows.some((row) => typeof row[index] === 'number'));
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? numeral(cell) : cell)));
  const widths = numbers.map((_, index) => Math.max(...texts.map((row) => (row[index] ?? '').length)));
  return columns(
    texts.map((row) => row.map((text, index) => (numbers[index] ? text.padStart(widths[index] ?? 0) : text))),
  );
}

/** The same under a row of names; nothing when there are no rows. */
export const table = (names: readonly string[], rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows.length === 0 ? [] : aligned([names, ...rows]);
