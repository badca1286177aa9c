import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { missing } from './missing';

/**
 * Why a folder could not be written, although nothing is in it; `null` when it can. It is tried out: what rights say is
 * not what every file system does. Nothing of the trial is left behind.
 */
export function unwritable(folder: string): string | null {
  if (folder === '') return 'is no name of a folder';
  const [first] = missing(folder);
  const above = first === undefined ? resolve(folder) : dirname(first);
  if (!statSync(above, { throwIfNoEntry: false })) return `cannot be written: ${above} is a link that leads nowhere`;
  try {
    rmdirSync(mkdtempSync(join(above, '.init-')));
    return null;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return `cannot be written: ${above} takes no files (${code})`;
  }
}
