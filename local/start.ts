import { CommanderError } from 'commander';
import { checkPlatform } from './platform';
import { describeFailure } from './problem';
import { lineProgress } from './progress';
import { Shutdown } from './shutdown';
import { startCloud } from './start-cloud';
import { parseStartOptions, type StartOptions } from './start-options';
import { welcome } from './welcome';

const print = (text: string) => process.stdout.write(`${text}\n`);

async function run(options: StartOptions, shutdown: Shutdown): Promise<never> {
  const cloud = await startCloud({ ...options, progress: lineProgress(print), shutdown });
  print(welcome(cloud));
  throw await cloud.died;
}

async function main(): Promise<void> {
  const shutdown = new Shutdown();
  let asked = false;
  const stop = async () => {
    if (asked) return;
    asked = true;
    print('\nStopping …');
    await shutdown.run();
    print('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    checkPlatform();
    await run(parseStartOptions(process.argv.slice(2)), shutdown);
  } catch (error) {
    if (asked) return;
    await shutdown.run();
    if (error instanceof CommanderError) process.exit(error.exitCode);
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exit(1);
  }
}

main();
