import { codeFrameColumns } from '@babel/code-frame';
import type { Problem } from './problem';

/** Anything that could move the cursor, change colours or reverse a line: a report quotes files that somebody else may have written. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Longer lines would fill the screen. */
const LONGEST_LINE = 240;

/** Text that only shows itself. */
export const printable = (text: string): string => text.replaceAll('\t', ' ').replace(UNPRINTABLE, '\uFFFD');

/** One line of JSON for programs, which a terminal may show as well. */
export const printJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** How a report is printed. */
export interface Style {
  readonly colour: boolean;
  /** Text by file, for code frames; a problem in a file that is not there has none. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Problems for a terminal, one paragraph each: `file:line:column: message [check]`, the lines around, a hint; then their number. */
export function printProblems(problems: readonly Problem[], style: Partial<Style> = {}): string {
  const { colour = false, texts = new Map<string, string>() } = style;
  const split = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const lines = split.get(file) ?? shownLines(texts.get(file) ?? '');
    split.set(file, lines);
    return lines;
  };
  const paragraphs = problems.map((problem) => {
    const { file, line, column, message, check, hint } = problem;
    const lines = linesOf(file);
    return [
      oneLine(`${file}:${line}:${column}: ${message} [${check}]`),
      ...(lines.length === 0 ? [] : [indented(frame(lines, problem, colour))]),
      ...(hint === undefined ? [] : [`  hint: ${oneLine(hint)}`]),
    ].join('\n');
  });
  return [...paragraphs, totalOf(problems)].join('\n\n');
}

/** Their number, e.g. `3 problems in 2 files`. */
export function totalOf(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${counted(problems.length, 'problem', 'problems')} in ${counted(files, 'file', 'files')}`;
}

/** Text that only shows itself, on one line. */
export const oneLine = (text: string): string => printable(text).replaceAll('\n', ' ');

/** A number with its noun, e.g. `1 policy`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Lines as they can be shown; none of a file that says nothing. */
const shownLines = (text: string): readonly string[] =>
  text.trim() === '' ? [] : printable(text.replaceAll('\r\n', '\n')).split('\n');

/** The line of a problem between its neighbours. */
function frame(lines: readonly string[], { line, column }: Problem, colour: boolean): string {
  const first = Math.max(1, line - 1);
  const near = lines.slice(first - 1, line + 1).map((one) => one.slice(0, LONGEST_LINE));
  const start = { line, column: Math.min(column, LONGEST_LINE) };
  const options = { startLine: first, linesAbove: 1, linesBelow: 1, ...(colour && { forceColor: true }) };
  return codeFrameColumns(near.join('\n'), { start }, options);
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
