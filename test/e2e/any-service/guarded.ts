import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const POLICIES = join(__dirname, '../../../local/configuration/policies');

/** Actions that the guard of the demo Organization denies everywhere. */
export const GUARDED: readonly string[] = (
  parse(readFileSync(join(POLICIES, 'deletes.yaml'), 'utf8')) as { rules: readonly { guard: readonly string[] }[] }
).rules.flatMap(({ guard }) => guard);
