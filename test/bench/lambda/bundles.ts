import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../../hub/infra/bundle';
import { PROJECT } from '../../../local/paths';
import { CONFIGURATION_FILE } from '../../../shared/names';
import { configuration } from '../../organization/configuration';
import { clientsIn, emptyHandler } from './empty-handler';

/** The bundle of a Lambda, and of an empty handler with the same clients. */
export interface Pair {
  readonly name: string;
  readonly hub: string;
  readonly empty: string;
}

const HANDLERS = join(PROJECT, 'hub', 'handlers');

/** Entry points that come out as `<name>/index.js`. */
const entryPoints = (names: readonly string[], folder: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${name}/index`, join(folder, `${name}.ts`)]));

/** Bundles the handlers as they are deployed, and gives the files that went into each. */
async function bundleHub(outdir: string, lambdas: readonly string[] | undefined) {
  const names = lambdas ?? readdirSync(HANDLERS).map((file) => parse(file).name);
  const options = { ...bundling(outdir), entryPoints: entryPoints(names, HANDLERS), metafile: true } as const;
  const { metafile } = await build(options);
  return Object.values(metafile.outputs).map(({ entryPoint = '', inputs }) => ({
    name: parse(entryPoint).name,
    files: Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
  }));
}

/**
 * Makes the bundles that are deployed and their empty counterparts, in a folder that is gone when `use` has ended.
 * `lambdas` are the names of those that are wanted; all when it is left out.
 */
export async function withBundles<T>(
  lambdas: readonly string[] | undefined,
  use: (pairs: readonly Pair[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const [hub, empty, sources] = [join(folder, 'hub'), join(folder, 'empty'), join(folder, 'sources')];
  try {
    const bundled = await bundleHub(hub, lambdas);
    await mkdir(sources);
    for (const { name, files } of bundled) {
      await writeFile(join(hub, name, CONFIGURATION_FILE), JSON.stringify(configuration));
      await writeFile(join(sources, `${name}.ts`), emptyHandler(clientsIn(files)));
    }
    await build({
      ...bundling(empty),
      entryPoints: entryPoints(
        bundled.map(({ name }) => name),
        sources,
      ),
      // The sources are outside the project, its packages are not.
      nodePaths: [join(PROJECT, 'node_modules')],
    });
    return await use(
      bundled.map(({ name }) => ({ name, hub: join(hub, name, 'index.js'), empty: join(empty, name, 'index.js') })),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
