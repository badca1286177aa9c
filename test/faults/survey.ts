import type { Definition } from '../infra/machine';
import { FAULTS, type Fault, type FaultKind, faultsAt, type Site } from './fault';
import { endingOf, violationsOf } from './properties';
import { PLOTS, type Plot, run } from './run';

/** One run with one fault, and what came of it. */
export interface Finding {
  readonly plot: Plot;
  readonly site: Site;
  readonly kind: FaultKind;
  readonly ending: string;
  /** Simulated seconds that it took longer than the run in which nothing went wrong. */
  readonly later: number;
  readonly violations: readonly string[];
}

/**
 * The faults to try in a plot, from its own first step on. Advance asks for all seals of a request at once; unless
 * `all` of them are wanted, the last of each batch stands for the others.
 */
export function faultsOf(
  { from }: Plot,
  sites: readonly Site[],
  all: boolean,
): readonly (Fault & { readonly site: Site })[] {
  const first = all ? 0 : sites.findIndex(({ step }) => step === from);
  const isOneOfABatch = (site: Site, at: number) =>
    site.port === 'witness.sealed' && sites[at + 1]?.port === 'witness.sealed';
  return sites.flatMap((site, at) =>
    at < first || (!all && isOneOfABatch(site, at)) ? [] : faultsAt(site).map((kind) => ({ at, kind, site })),
  );
}

/** Tells every plot once for each fault at each call. */
export async function survey(definition: Definition, all: boolean): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const plot of PLOTS) {
    const clean = await run(definition, plot);
    for (const { at, kind, site } of faultsOf(plot, clean.sites, all)) {
      const told = await run(definition, plot, [{ at, kind }]);
      const violations = violationsOf(told);
      findings.push({ plot, site, kind, ending: endingOf(told), later: told.seconds - clean.seconds, violations });
    }
  }
  return findings;
}

const SINGLE: readonly FaultKind[] = FAULTS;

/** Endings of a cell: how many runs ended as they do without a fault, and how the others ended. */
function cell(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const others = findings.filter(({ ending, plot }) => ending !== plot.ending).map(({ ending }) => ending);
  const counted = [...new Set(others)].sort().map((end) => `${others.filter((one) => one === end).length} ${end}`);
  const same = findings.length - others.length;
  return [...(same > 0 ? [`${same} ✓`] : []), ...counted].join(', ');
}

/** Step by fault, each cell with its endings, as a Markdown table. */
export function tableOf(findings: readonly Finding[]): string {
  const steps = [...new Set(findings.map(({ site }) => site.step))];
  const row = (name: string, of: readonly Finding[]) =>
    `| ${[name, ...SINGLE.map((kind) => cell(of.filter((one) => one.kind === kind)))].join(' | ')} |`;
  return [
    `| step | ${SINGLE.join(' | ')} |`,
    `|---|${SINGLE.map(() => '---').join('|')}|`,
    ...steps.map((step) =>
      row(
        step,
        findings.filter(({ site }) => site.step === step),
      ),
    ),
    row('**all**', findings),
  ].join('\n');
}
