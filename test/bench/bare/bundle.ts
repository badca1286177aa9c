import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { buildSync } from 'esbuild';
import { bundling } from '../../../hub/infra/bundle';

const HANDLERS = join(__dirname, 'handlers');

/** Bundles the bare handlers with the hub's options; gives the folder of each by its name. */
export function bundleBare(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(HANDLERS).map((file) => parse(file).name);
  const entryPoints = Object.fromEntries(names.map((name) => [`${name}/index`, join(HANDLERS, `${name}.ts`)]));
  buildSync({ ...bundling(folder), entryPoints });
  return Object.fromEntries(names.map((name) => [name, join(folder, name)]));
}
