import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from './child';
import { childEnvironment } from './child-environment';
import type { CloudPaths } from './paths';
import { LocalProblem } from './problem';
import { endGroup } from './process-group';
import type { Python } from './python';

/** The emulator while it runs. */
export interface Emulator {
  readonly pid: number;
  /** Address of the emulator itself, behind the gateway; only the local cloud's own machinery calls it. */
  readonly url: string;
  /** Settles when the emulator ends without having been asked to. */
  readonly died: Promise<LocalProblem>;
  stop(): Promise<void>;
}

/** What the emulator is told. Everything it needs is here: it sees no AWS setting of the developer. */
export interface EmulatorOptions {
  readonly python: Python;
  readonly paths: CloudPaths;
  readonly port: number;
  readonly gatewayUrl: string;
  readonly management: string;
}

const START = join(__dirname, 'emulator', 'start.py');
const OWNED = join(__dirname, 'owned.py');
const HEALTH_SECONDS = 60;

/** The environment of the emulator process. */
export function emulatorEnvironment(options: EmulatorOptions): Record<string, string> {
  const { python, paths, port, gatewayUrl, management } = options;
  return childEnvironment({
    ...python.environment,
    HOME: paths.state,
    TMPDIR: paths.temporary,
    STATE_DIR: paths.state,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    AUTH: 'true',
    MINISTACK_ACCOUNT_ID: management,
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    COUNTERSIGN_GATEWAY: gatewayUrl,
    PYTHONUNBUFFERED: '1',
  });
}

/** Starts the emulator and waits until it answers; fails with its last log lines if it ends before. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, paths, port } = options;
  await mkdir(paths.state, { recursive: true });
  await mkdir(paths.temporary, { recursive: true });
  const log = await open(paths.emulatorLog, 'w');
  // The -X option means nothing to Python: it marks the process as this local cloud's own, see running.ts.
  const child = spawn(python.executable, ['-X', `countersign=${paths.home}`, OWNED, START], {
    cwd: paths.home,
    env: emulatorEnvironment(options),
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  });
  let stopping = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const died = new Promise<LocalProblem>((resolve) => {
    ended.then(async (how) => {
      await log.close();
      if (stopping) return;
      const text = await readFile(paths.emulatorLog, 'utf8').catch(() => '');
      resolve(
        new LocalProblem(
          `The emulator ended by itself (${how}); its log is ${paths.emulatorLog}:\n${lastLines(text, 12)}`,
        ),
      );
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    stopping = true;
    if (child.pid) await endGroup(child.pid, ended);
  };
  const healthy = waitForHealth(url, () => stopping);
  const problem = await Promise.race([died, healthy]);
  if (problem) {
    await stop();
    throw problem;
  }
  return { pid: child.pid ?? 0, url, died, stop };
}

async function waitForHealth(url: string, givenUp: () => boolean): Promise<LocalProblem | undefined> {
  const end = Date.now() + HEALTH_SECONDS * 1000;
  while (Date.now() < end && !givenUp()) {
    const answer = await fetch(`${url}/_countersign/health`).catch(() => undefined);
    if (answer?.ok) return undefined;
    await sleep(100);
  }
  return new LocalProblem(`The emulator did not answer within ${HEALTH_SECONDS} seconds.`);
}
