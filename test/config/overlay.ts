import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A configuration with nothing to complain about. */
export const BASE = join(__dirname, 'fixtures/base');

/** Names in a case's folder, one a line, that the base configuration loses. */
const ABSENT = 'ABSENT';

/** The base configuration as a case changes it, in a folder of its own that lives as long as `use` runs. */
export function withOverlay<Result>(overlay: string, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-config-'));
  try {
    cpSync(BASE, folder, { recursive: true });
    const absent = join(overlay, ABSENT);
    const names = existsSync(absent) ? readFileSync(absent, 'utf8').trim().split('\n') : [];
    for (const name of names) rmSync(join(folder, name), { recursive: true });
    cpSync(overlay, folder, { recursive: true, filter: (source) => source !== absent });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
