import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isAlive } from './alive';
import { runChild } from './child';
import { type Cloud, connect } from './cloud';
import type { CloudRecord } from './cloud-record';
import { type CloudPaths, cloudPaths } from './paths';
import { LocalProblem } from './problem';
import { endGroup } from './process-group';

/** What cloud.json says before the cloud is ready: enough to recognise its processes. */
export interface Starting {
  readonly name: string;
  readonly pid: number;
  readonly emulatorPid?: number;
}

type Recorded = Starting & { readonly ready?: CloudRecord };

/** Writes cloud.json, at first while starting, then with everything. */
export async function writeRecord(paths: CloudPaths, starting: Starting, ready?: CloudRecord): Promise<void> {
  await mkdir(paths.home, { recursive: true });
  await writeFile(paths.record, JSON.stringify({ ...starting, ready }, null, 2), { mode: 0o600 });
}

async function readRecord(paths: CloudPaths): Promise<Recorded | undefined> {
  return readFile(paths.record, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
}

/** The sentence for a name that is in use. */
export function alreadyRunning(name: string, pid: number): string {
  return `A local cloud called ${name} is already running: press Ctrl-C where it runs (or \`kill ${pid}\`), or start another one beside it with \`npm start -- --name <other> --port 0 --web-port 0 --ballot-port 0 --mailbox-port 0\`.`;
}

async function isOurEmulator(pid: number, paths: CloudPaths): Promise<boolean> {
  const { code, output } = await runChild('ps', ['-o', 'command=', '-p', String(pid)]);
  return code === 0 && output.includes(`countersign=${paths.home}`);
}

/** Refuses to start a second cloud of one name, and ends what a killed one may have left running. */
export async function claim(paths: CloudPaths): Promise<void> {
  const recorded = await readRecord(paths);
  if (!recorded) return;
  if (isAlive(recorded.pid)) throw new LocalProblem(alreadyRunning(recorded.name, recorded.pid));
  const { emulatorPid } = recorded;
  if (emulatorPid && isAlive(emulatorPid) && (await isOurEmulator(emulatorPid, paths))) {
    await endGroup(emulatorPid, new Promise(() => {}));
  }
  await rm(paths.record, { force: true });
}

/** The running local cloud of this name, if there is one; a record of a dead one is removed. */
export async function findCloud(name = 'default'): Promise<Cloud | undefined> {
  const paths = cloudPaths(name);
  const recorded = await readRecord(paths);
  if (!recorded) return undefined;
  if (!isAlive(recorded.pid)) {
    await claim(paths);
    return undefined;
  }
  const { ready } = recorded;
  if (!ready) return undefined;
  const answer = await fetch(`${ready.urls.emulator}/_countersign/health`).catch(() => undefined);
  return answer?.ok
    ? connect(
        ready,
        async () => {},
        new Promise(() => {}),
        () => {},
      )
    : undefined;
}
