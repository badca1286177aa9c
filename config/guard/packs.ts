import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A named list of what to guard, kept by us so that policies can name an outcome instead of its actions. */
export interface Pack {
  /** What guarding it means, in one sentence. */
  readonly about: string;
  /** Actions and globs. */
  readonly guard: readonly string[];
}

let read: Readonly<Record<string, Pack>> | undefined;

/** All packs by name, from `packs.yaml` beside this file. */
export function packs(): Readonly<Record<string, Pack>> {
  read ??= parse(readFileSync(join(__dirname, 'packs.yaml'), 'utf8')) as Readonly<Record<string, Pack>>;
  return read;
}
