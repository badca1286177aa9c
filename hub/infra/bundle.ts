import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import type { Configuration } from '../../shared/configuration/configuration';
import { CATALOGUE_FOLDER, CONFIGURATION_FILE, type HubFunction } from '../../shared/names';

const HANDLERS = join(__dirname, '..', 'handlers');

const CATALOGUE = join(__dirname, '..', '..', CATALOGUE_FOLDER);

/** What a Lambda reads of the catalogue; how it is made, and from what, stays in the checkout. */
const CATALOGUE_PARTS = ['index.json', 'endpoints.jsonl', 'services'] as const;

/** The Lambdas that read what an operation is: from a denial, for an assessment, to run it. */
const CATALOGUE_READERS: readonly HubFunction[] = ['intake', 'advance', 'broker'];

/**
 * Folder of each Lambda's code: one file, everything in it, the compiled configuration beside it, and the catalogue for
 * those that read it.
 */
export type Bundles = Readonly<Record<HubFunction, string>>;

/** The handlers by the name of their Lambda. */
const handlers = (): readonly HubFunction[] => readdirSync(HANDLERS).map((file) => parse(file).name as HubFunction);

/**
 * How the handlers are bundled, all in one pass. The AWS SDK is bundled too: what runs is what was tested, and nothing
 * is looked up at start.
 */
export function bundling(outdir: string): BuildOptions {
  return {
    entryPoints: Object.fromEntries(handlers().map((name) => [`${name}/index`, join(HANDLERS, `${name}.ts`)])),
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    // A Lambda has its credentials in its environment: profiles, sign-in sessions and the metadata service of a machine
    // must never be asked, and need not be shipped.
    alias: { '@aws-sdk/credential-provider-node': join(__dirname, '..', 'aws', 'lambda-credentials.ts') },
    // The local cloud runs the same bundles with the Node of the machine, which may be 20.
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // Chinese text as it is written, not six bytes a character.
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  };
}

/** Writes the bundles to `folder`. Same sources, same configuration: same bytes, so an unchanged release deploys nothing. */
export function bundle(configuration: Configuration, folder: string): Bundles {
  const outdir = resolve(folder);
  buildSync(bundling(outdir));
  for (const name of handlers()) writeFileSync(join(outdir, name, CONFIGURATION_FILE), JSON.stringify(configuration));
  for (const name of CATALOGUE_READERS) copyCatalogue(join(outdir, name, CATALOGUE_FOLDER));
  return Object.fromEntries(handlers().map((name) => [name, join(outdir, name)])) as Bundles;
}

/** Whatever an earlier synth left in the folder goes first, so that no service outlives its catalogue. */
function copyCatalogue(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const part of CATALOGUE_PARTS) cpSync(join(CATALOGUE, part), join(folder, part), { recursive: true });
}
