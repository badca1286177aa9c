import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { PROJECT } from '../../local/paths';
import { describeFailure } from '../../local/problem';
import { lineProgress } from '../../local/progress';
import { Shutdown } from '../../local/shutdown';
import { FULL, QUICK, type Result } from './benchmark';
import { benchmarks } from './benchmarks';
import { thisMachine } from './machine';
import { type BenchOptions, parseBenchOptions } from './options';
import { reportPage, reportText } from './report';

/*
 * npm run bench: measures and prints. Missing a target is no failure of the run: a machine may be busy, and people read
 * the figures. Standard output has the report and nothing else.
 */

const PAGE = join(PROJECT, 'docs', 'performance.md');
const shutdown = new Shutdown();
const all = benchmarks(shutdown);

async function run({ only, json, quick, write }: BenchOptions): Promise<void> {
  const machine = thisMachine();
  const progress = lineProgress((line) => process.stderr.write(`${line}\n`));
  const results: Result[] = [];
  for (const [name, benchmark] of Object.entries(all)) {
    if (!only.includes(name)) continue;
    results.push(await progress.step(name, () => benchmark(quick ? QUICK : FULL, progress)));
  }
  const report = { taken: new Date().toISOString(), machine, results };
  if (write) await writeFile(PAGE, reportPage(report));
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      await shutdown.run();
      process.exit(130);
    });
  }
  try {
    await run(parseBenchOptions(process.argv.slice(2), Object.keys(all)));
    process.exit(0);
  } catch (error) {
    await shutdown.run();
    if (error instanceof CommanderError) process.exit(error.exitCode);
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exit(1);
  }
}

main();
