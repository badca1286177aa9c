import { Command, Option } from 'commander';

/** The choices of `npm run bench -- …`. */
export interface BenchOptions {
  /** Names of the benchmarks to run. */
  readonly only: readonly string[];
  readonly json: boolean;
  readonly quick: boolean;
  readonly write: boolean;
}

/** Reads the command line; `--help` and mistakes end in a CommanderError after their text was printed. */
export function parseBenchOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const chosen = new Command('npm run bench --')
    .description('Measures Countersign, each figure next to a yardstick that is measured in the same run.')
    .addOption(new Option('--only <name...>', 'run these benchmarks only').choices(names))
    .option('--json', 'print the figures as JSON', false)
    .addOption(
      new Option('--write', 'run all and write docs/performance.md').default(false).conflicts(['only', 'quick']),
    )
    .option('--quick', 'measure next to nothing, to see that all of it runs; the figures mean nothing', false)
    .exitOverride()
    .parse([...args], { from: 'user' })
    .opts<Omit<BenchOptions, 'only'> & { readonly only?: readonly string[] }>();
  return { ...chosen, only: chosen.only ?? names };
}
