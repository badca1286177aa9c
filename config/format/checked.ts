import type { Loaded } from '../load';
import { oneLine } from '../report';

/** What a check of a folder came to. */
export interface Checked {
  /** As the caller named it. */
  readonly folder: string;
  readonly loaded: Loaded;
}

/** One way to print it; `colour` is for those who show it to people. */
export type Printer = (checked: Checked, colour: boolean) => string;

/** True when there is nothing to check at the path: the command was used wrongly, and no file is at fault. */
export const isNowhere = ({ loaded }: Pick<Checked, 'loaded'>): boolean =>
  !loaded.ok && loaded.problems.some(({ check }) => check === 'missing-folder');

/** What is said then. */
export const noFolder = (folder: string): string => `error: there is no folder ${oneLine(folder)}`;
