import { lstatSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Folders that have to be made before one is there, from above: each by itself, since Node's own way of making them all
 * never ends where a file system takes none, as under `/proc`.
 */
export function missing(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let one = resolve(folder); !isThere(one); one = dirname(one)) folders.unshift(one);
  return folders;
}

/** Also true of a link that leads nowhere: nothing can be made in its place. */
const isThere = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};
