import { join } from 'node:path';

/** Root of the project, where package.json and app.ts are. */
export const PROJECT = join(__dirname, '..');

/** Everything the local cloud writes is below this ignored folder. */
export const LOCAL = join(PROJECT, '.local');

/** Where one local cloud, known by its name, keeps its things; all but the Python environment is wiped at each start. */
export interface CloudPaths {
  readonly home: string;
  readonly state: string;
  readonly temporary: string;
  readonly emulatorLog: string;
  readonly configuration: string;
  readonly assembly: string;
  readonly sandbox: string;
  readonly record: string;
  readonly awsConfig: string;
  readonly awsCredentials: string;
}

/** The files of the local cloud called `name`. */
export function cloudPaths(name: string, local: string = LOCAL): CloudPaths {
  const home = join(local, name);
  return {
    home,
    state: join(home, 'state'),
    temporary: join(home, 'tmp'),
    emulatorLog: join(home, 'emulator.log'),
    configuration: join(home, 'config'),
    assembly: join(home, 'cdk.out'),
    sandbox: join(home, 'sandbox.json'),
    record: join(home, 'cloud.json'),
    awsConfig: join(home, 'aws', 'config'),
    awsCredentials: join(home, 'aws', 'credentials'),
  };
}
