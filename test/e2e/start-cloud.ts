import { cloudPaths } from '../../local/paths';
import { lineProgress } from '../../local/progress';
import { claim } from '../../local/running';
import { Shutdown } from '../../local/shutdown';
import { startCloud } from '../../local/start-cloud';

/** Name of the local cloud of the end-to-end tests; it runs beside any other. */
export const CLOUD = 'e2e';

/** Waits of the tests' policy, in seconds: long enough for every click, short enough to be waited for. */
export const DEADLINE = 60;

declare global {
  var stopCloud: (() => Promise<void>) | undefined;
}

/** Jest calls this once before the end-to-end tests. */
export default async function start(): Promise<void> {
  await claim(cloudPaths(CLOUD));
  const shutdown = new Shutdown();
  globalThis.stopCloud = () => shutdown.run();
  process.stdout.write('\n');
  await startCloud({
    name: CLOUD,
    ports: { gateway: 0, web: 0, ballot: 0, mailbox: 0 },
    shutdown,
    progress: lineProgress((line) => process.stdout.write(`${line}\n`)),
    configure: (file, text) =>
      file.endsWith('deletes.yaml') ? text.replace(/^( *(confirm|sign|release): *)\S+.*$/gm, `$1${DEADLINE}s`) : text,
  });
}
