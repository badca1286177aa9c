import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ZipEntry } from './zip';

/** All files below a folder, sorted by name, as entries of an archive. */
export async function folderFiles(folder: string): Promise<ZipEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      name: relative(folder, file).split(sep).join('/'),
      content: await readFile(file),
    })),
  );
}
