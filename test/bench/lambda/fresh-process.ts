import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hashOf } from '../../../shared/canonical/hash';
import { ENVIRONMENT } from '../../../shared/names';
import { configuration } from '../../organization/configuration';

const PROBE = join(__dirname, 'probe.cjs');

/** What a fresh process says after it has loaded a bundle. */
export interface Loaded {
  /** Reading, compiling and running the file, process start not included. */
  readonly milliseconds: number;
  /** Resident memory in bytes. */
  readonly resident: number;
}

/** Any address will do: nothing is called. */
const ANY = 'https://example.com';

const environment = {
  ...Object.fromEntries(Object.values(ENVIRONMENT).map((name) => [name, ANY])),
  [ENVIRONMENT.configurationHash]: hashOf(configuration),
  AWS_REGION: configuration.hub.region,
  // On Node 20 the SDK prints a notice when its first client is made; on the Node of the Lambdas it does not.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Loads a bundle, or any other file, in a fresh process with what the hub's Lambdas find in their environment. */
export async function loadInFreshProcess(file: string): Promise<Loaded> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROBE, file], { env: environment });
  return JSON.parse(stdout) as Loaded;
}

/** Loads each file `times` times, the files taking turns, after one round that only fills the caches of the disk. */
export async function loadInTurns<F extends string>(
  files: Readonly<Record<F, string>>,
  times: number,
): Promise<Record<F, readonly Loaded[]>> {
  const names = Object.keys(files) as F[];
  const found = Object.fromEntries(names.map((name) => [name, [] as Loaded[]])) as Record<F, Loaded[]>;
  for (const name of names) await loadInFreshProcess(files[name]);
  for (let i = 0; i < times; i += 1) {
    for (const name of names) found[name].push(await loadInFreshProcess(files[name]));
  }
  return found;
}
