import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missing } from './missing';

/** Why nothing may be written to a folder; `null` when it is empty or not there. */
export function taken(folder: string): string | null {
  try {
    return readdirSync(folder).length === 0 ? null : 'is there already and is not empty';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code !== 'ENOTDIR') return `cannot be read (${code})`;
    return missing(folder).length === 0 ? 'is there already and is no folder' : null;
  }
}

/**
 * Writes files into a folder that is empty or not there: all of them, or none. They are made under a hidden name and
 * moved when they are whole. @throws what the file system says, with nothing left behind.
 */
export function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  const folders = missing(folder);
  const [made] = folders;
  const moved: string[] = [];
  try {
    for (const one of folders) mkdirSync(one);
    const stage = mkdtempSync(join(folder, '.init-'));
    try {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(stage, path)), { recursive: true });
        writeFileSync(join(stage, path), text, { flag: 'wx' });
      }
      for (const name of readdirSync(stage)) {
        renameSync(join(stage, name), join(folder, name));
        moved.push(join(folder, name));
      }
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  } catch (error) {
    for (const path of moved) rmSync(path, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}
