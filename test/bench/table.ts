import type { Figure } from './benchmark';

/** A number with its unit, in as many digits as mean something. */
function show({ value, unit }: Figure): string {
  if (unit === 'x') return `${value.toFixed(2)} x`;
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const rounded = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'bytes' ? `${Math.round(value).toLocaleString('en')} bytes` : `${rounded} ${unit}`;
}

/** Whether a figure is within its target; one without a target always is. */
export const meetsTarget = ({ value, target }: Figure): boolean => target === undefined || value <= target;

function cell(figure: Figure | undefined): string {
  if (!figure) return '';
  if (figure.target === undefined) return show(figure);
  const limit = figure.target.toLocaleString('en');
  return meetsTarget(figure) ? `${show(figure)} (at most ${limit})` : `**${show(figure)}** (misses ${limit})`;
}

/** Figures as a Markdown table that can be read as plain text too: a row for each `of`, a column for each `what`. */
export function table(figures: readonly Figure[]): string {
  const rows = [...new Set(figures.map(({ of }) => of))];
  const columns = [...new Set(figures.map(({ what }) => what))];
  const find = (row: string, column: string) => figures.find(({ of, what }) => of === row && what === column);
  const cells = [['', ...columns], ...rows.map((row) => [row, ...columns.map((column) => cell(find(row, column)))])];
  const widths = ['', ...columns].map((_, column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [header = [], ...body] = cells;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
