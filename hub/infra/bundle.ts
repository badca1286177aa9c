import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { buildSync } from 'esbuild';
import type { Configuration } from '../../shared/configuration/configuration';
import { CONFIGURATION_FILE, type HubFunction } from '../../shared/names';

const HANDLERS = join(__dirname, '..', 'handlers');

/** Folder of each Lambda's code: one file, everything in it, and the compiled configuration beside it. */
export type Bundles = Readonly<Record<HubFunction, string>>;

/**
 * Bundles all handlers in one pass. The AWS SDK is bundled too: what runs is what was tested, and nothing is looked up
 * at start. Same sources, same configuration: same bytes, so an unchanged release deploys nothing.
 */
export function bundle(configuration: Configuration): Bundles {
  const outdir = mkdtempSync(join(tmpdir(), 'countersign-bundle-'));
  const names = readdirSync(HANDLERS).map((file) => parse(file).name as HubFunction);
  buildSync({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(HANDLERS, `${name}.ts`)])),
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    // The local cloud runs the same bundles with the Node of the machine, which may be 20.
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const name of names) writeFileSync(join(outdir, name, CONFIGURATION_FILE), JSON.stringify(configuration));
  return Object.fromEntries(names.map((name) => [name, join(outdir, name)])) as Bundles;
}
