import { parse } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { bundling } from '../../hub/infra/bundle';
import type { HubFunction } from '../../shared/names';

/** Files of which something is in a Lambda's bundle, by Lambda; paths from the project's root. */
export function bundledFiles(): ReadonlyMap<HubFunction, readonly string[]> {
  const { metafile } = buildSync({ ...bundling('bundles'), metafile: true, write: false }) as { metafile: Metafile };
  return new Map(
    Object.values(metafile.outputs).map(({ entryPoint = '', inputs }) => [
      parse(entryPoint).name as HubFunction,
      Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    ]),
  );
}
