import type { Kind } from './meaning';

/** A place in a file; both count from 1, columns in UTF-16 units as editors and code frames do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a configuration, said so that its author can mend it without reading our code. */
export interface Problem extends Position {
  /** The file's path, beginning with the folder as the caller named it. */
  readonly file: string;
  /** Name of the check that found it, e.g. `unknown-person`. */
  readonly check: Kind;
  /** What is wrong, what was found and what was expected. */
  readonly message: string;
  /** How to mend it, where that is not obvious. */
  readonly hint?: string;
}

/** What is wrong, without the place where it is. */
export type Fault = Pick<Problem, 'check' | 'message' | 'hint'>;

/** Takes a problem at an offset of a file. */
export type Report = (offset: number, check: Kind, message: string, hint?: string) => void;

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Problems by file, line and column, so that equal input always gives an equal report. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      compare(a.line, b.line) ||
      compare(a.column, b.column) ||
      compare(a.check, b.check) ||
      compare(a.message, b.message),
  );
