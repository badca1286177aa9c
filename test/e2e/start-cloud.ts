import type { ConfigurationTexts } from '../../local/configuration/fill';
import { cloudPaths } from '../../local/paths';
import { lineProgress } from '../../local/progress';
import { claim } from '../../local/running';
import { Shutdown } from '../../local/shutdown';
import { startCloud } from '../../local/start-cloud';

/** Name of the local cloud of the end-to-end tests; it runs beside any other. */
export const CLOUD = 'e2e';

/** Seconds that each wait of a request about a bucket lasts: long enough for every click, short enough to be waited for. */
export const BUCKET_DEADLINE = 30;

/** The demo's configuration, but buckets have a policy of their own, with short deadlines; the rest keeps the demo's. */
function withShortDeadlines(texts: ConfigurationTexts): ConfigurationTexts {
  const deletes = texts['policies/deletes.yaml'] ?? '';
  const buckets = deletes
    .replace('policy: deletes', 'policy: buckets')
    .replace(/^ *- (?!s3:DeleteBucket\n)[a-z0-9-]+:[A-Z]\w+\n/gm, '')
    .replace(/^( *(?:confirm|sign|release): *)\S+/gm, `$1${BUCKET_DEADLINE}s`);
  return {
    ...texts,
    'policies/deletes.yaml': deletes.replace(/^ *- s3:DeleteBucket\n/m, ''),
    'policies/buckets.yaml': buckets,
  };
}

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
    configure: withShortDeadlines,
  });
}
