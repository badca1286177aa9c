import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const policy = readFileSync(join(__dirname, '../../../local/configuration/policies/deletes.yaml'), 'utf8');

/** Actions that the guard of the demo Organization denies. */
export const GUARDED: readonly string[] = [...policy.matchAll(/^ {2}- ([a-z0-9-]+:[A-Za-z]+)$/gm)].map(
  ([, action = '']) => action,
);
