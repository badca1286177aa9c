import { Command } from 'commander';
import { type StoryResult, type StoryStep, tellStory } from './demo/story';
import { bucketTarget, instanceTarget } from './demo/target';
import { checkPlatform } from './platform';
import { describeFailure } from './problem';
import { lineProgress } from './progress';
import { findCloud } from './running';
import { Shutdown } from './shutdown';
import { startCloud } from './start-cloud';

interface DemoOptions {
  readonly target: string;
  readonly json: boolean;
  readonly name: string;
}

const command = new Command('npm run demo --')
  .description(
    'Plays the whole story headless on the local cloud: refused, confirmed, signed, released, executed, nothing left.',
  )
  .option('--target <kind>', 'what to delete: instance or bucket', 'instance')
  .option(
    '--name <name>',
    'a running local cloud to use; one is started, and stopped, when none of that name runs',
    'default',
  )
  .option('--json', 'end with one line of JSON: {outcome, request, steps, events, leftovers}', false)
  .parse();

const options = command.opts<DemoOptions>();
const shutdown = new Shutdown();
const print = (text: string) => process.stdout.write(`${text}\n`);
const steps: StoryStep[] = [];
function timeline(done: StoryStep): void {
  steps.push(done);
  const { step, at, seconds } = done;
  print(`${at.toFixed(1).padStart(6)} s  ${step} (${seconds.toFixed(1)} s)`);
}

async function play(): Promise<StoryResult> {
  checkPlatform();
  if (options.target !== 'instance' && options.target !== 'bucket')
    command.error(`--target is instance or bucket, not ${options.target}.`, { exitCode: 2 });
  const running = await findCloud(options.name);
  if (running) print(`Using the local cloud that is running at ${running.urls.web}.`);
  const free = { gateway: 0, web: 0, ballot: 0, mailbox: 0 };
  const cloud = running ?? (await startCloud({ name: 'demo', ports: free, progress: lineProgress(print), shutdown }));
  const target = await (options.target === 'bucket' ? bucketTarget(cloud) : instanceTarget(cloud));
  return tellStory(cloud, target, timeline);
}

async function main(): Promise<void> {
  let failed = false;
  let result: object;
  try {
    const told = await play();
    failed = told.outcome !== 'executed' || told.leftovers.length > 0;
    result = told;
  } catch (error) {
    failed = true;
    result = { outcome: 'failed', error: describeFailure(error), steps, events: [], leftovers: [] };
    if (!options.json) process.stderr.write(`\n${describeFailure(error)}\n`);
  }
  await shutdown.run();
  if (options.json) print(JSON.stringify(result));
  else if (!failed) print('\nExecuted, exactly once, and nothing is left behind.');
  process.exit(failed ? 1 : 0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    await shutdown.run();
    process.exit(130);
  });
}

main();
