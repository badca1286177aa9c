import type { Result } from './benchmark';
import { type Machine, wasBusy } from './machine';
import { meetsTarget, table } from './table';

/** Everything that one run of `npm run bench` found. */
export interface Report {
  /** ISO 8601, UTC. */
  readonly taken: string;
  readonly machine: Machine;
  readonly results: readonly Result[];
}

/** What misses its target, one line each. */
function misses(results: readonly Result[]): readonly string[] {
  return results.flatMap(({ name, figures }) =>
    figures
      .filter((figure) => !meetsTarget(figure))
      .map(({ of, what, value, unit, target }) => {
        const limit = unit === 'x' ? `${target}` : `${target} ${unit}`;
        return `${name}: ${what} of ${of} is ${value.toFixed(2)}, the target is ${limit}`;
      }),
  );
}

const section = ({ name, question, method, figures }: Result, heading: string): string =>
  [`${heading}${name}`, question, table(figures), method].join('\n\n');

function machineLine({ taken, machine }: Report): string {
  const { system, processor, cores, memoryGiB, node, load } = machine;
  const what = `${system}, ${cores} cores (${processor}), ${memoryGiB} GiB, Node ${node}`;
  const busy = wasBusy(machine) ? ` The machine was busy (load ${load}), so these figures are worth little.` : '';
  return `Taken on ${taken.slice(0, 10)} on ${what}.${busy}`;
}

const missesText = (results: readonly Result[]): string => {
  const lines = results.flatMap((result) => {
    const found = misses([result]).map((line) => `- ${line}`);
    return found.length > 0 && result.because ? [...found, `  ${result.because}`] : found;
  });
  return lines.length === 0 ? 'Every target is met.' : lines.join('\n');
};

/** The report for a terminal. */
export const reportText = (report: Report): string =>
  [
    ...report.results.map((result) => section(result, '')),
    machineLine(report),
    `Targets\n${missesText(report.results)}`,
  ].join('\n\n\n');

/** The text of `docs/performance.md`. */
export const reportPage = (report: Report): string =>
  `${[
    '# Performance',
    'Seconds of one machine mean nothing on another. Each figure here stands next to a yardstick that was measured in the same run, and only the ratio or the difference is claimed. A cell with a target says so.',
    'This page is written by `npm run bench -- --write`; no figure is typed by hand. `npm run bench` prints the same tables, `npm run bench -- --only ledger-fold` one of them, `npm run bench -- --json` the figures as data. Run it on a machine that does nothing else.',
    machineLine(report),
    '## Targets that are missed',
    missesText(report.results),
    ...report.results.map((result) => section(result, '## ')),
  ].join('\n\n')}\n`;
