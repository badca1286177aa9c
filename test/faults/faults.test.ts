import { join } from 'node:path';
import * as fc from 'fast-check';
import type * as Time from '../../hub/text/time';
import type * as Open from '../../shared/ledger/open';
import { definitionIn } from '../infra/machine';
import { synthesize } from '../infra/synthesis';
import { expectGolden } from '../shared/golden';
import { type Fault, faultsAt, type Site } from './fault';
import { EXPLAINED, faultsPage } from './page';
import { endingOf, violationsOf } from './properties';
import type * as Remembered from './remembered';
import { PLOTS, run } from './run';
import { type Finding, survey, tableOf } from './survey';

// Pure functions on which a third of the time would go; they are the product's own, asked once for each question.
jest.mock('../../shared/ledger/open', () => {
  const { rememberedOpen } = jest.requireActual<typeof Remembered>('./remembered');
  return { open: rememberedOpen(jest.requireActual<typeof Open>('../../shared/ledger/open').open) };
});
jest.mock('../../hub/text/time', () => {
  const { remembered } = jest.requireActual<typeof Remembered>('./remembered');
  const actual = jest.requireActual<typeof Time>('../../hub/text/time');
  return { ...actual, showTime: remembered(actual.showTime) };
});
jest.mock('jsonata', () => {
  const { remembered } = jest.requireActual<typeof Remembered>('./remembered');
  return remembered(jest.requireActual<(text: string) => unknown>('jsonata'));
});

const NIGHTLY = process.env.NIGHTLY === '1';
const PATIENCE = 6 * 3600_000;
/** Pairs of faults that are tried, drawn at random. */
const PAIRS = NIGHTLY ? 20_000 : 100;

const definition = definitionIn(synthesize().hub);
const nameOf = ({ plot, site, kind, ending }: Finding) => `${plot.name}: ${site.step}, ${site.port} ${kind}: ${ending}`;

describe('one fault at one call', () => {
  let findings: readonly Finding[] = [];
  beforeAll(async () => {
    findings = await survey(definition, NIGHTLY);
  }, PATIENCE);

  it.each(PLOTS)('changes nothing when there is none: a request that is $name', async (plot) => {
    const told = await run(definition, plot);
    expect([endingOf(told), violationsOf(told)]).toEqual([plot.ending, []]);
  });

  it('loses no request, runs nothing twice or after a no, leaves no grant, and floods nobody', () => {
    expect(findings.length).toBeGreaterThan(1000);
    const violated = findings.filter(({ violations }) => violations.length > 0);
    expect(violated.map((finding) => `${nameOf(finding)}: ${finding.violations.join('; ')}`)).toEqual([]);
  });

  it('ends as it would have without it, or otherwise for a reason that the page gives', () => {
    const other = findings.filter(({ plot, ending }) => ending !== plot.ending);
    const unexplained = other.filter(
      ({ site, ending }) =>
        !EXPLAINED.some((one) => one.ending === ending && (one.step === '' || one.step === site.step)),
    );
    expect(unexplained.map(nameOf)).toEqual([]);
  });

  it('is written down, step by fault, in docs/faults.md', () => {
    process.stdout.write(`${findings.length} runs with one fault each\n${tableOf(findings)}\n`);
    if (!NIGHTLY) expectGolden(join(__dirname, '../../docs/faults.md'), faultsPage(findings));
  });
});

/** The one pair that leaves a grant: the execution has died, its broker lives on, and it learns nothing of the role it makes. */
const leavesAGrant = (sites: readonly Site[], faults: readonly Fault[]): boolean =>
  faults.some(({ kind }) => kind === 'execution dies') && faults.some(({ at }) => sites[at]?.port === 'grants.create');

describe('two faults in one run', () => {
  it(
    'lose no request and run nothing twice or after a no; a grant is left by one pair only, which the page names',
    async () => {
      const plots = await Promise.all(
        PLOTS.map(async (plot) => ({ plot, sites: (await run(definition, plot)).sites })),
      );
      const pair = fc.constantFrom(...plots).chain(({ plot, sites }) => {
        const fault = fc.nat(sites.length - 1).chain((at) => {
          const site = sites[at] ?? { step: '', port: '' };
          const kinds = site.port === 'invocation' ? faultsAt(site) : [...faultsAt(site), 'late' as const];
          return fc.constantFrom(...kinds).map((kind) => ({ at, kind }));
        });
        return fc.record({ plot: fc.constant(plot), faults: fc.tuple(fault, fault) });
      });
      await fc.assert(
        fc.asyncProperty(pair, async ({ plot, faults }) => {
          const told = await run(definition, plot, faults);
          const but = ['mails to', ...(leavesAGrant(told.sites, faults) ? ['a grant is left'] : [])];
          const violations = violationsOf(told).filter((violation) => !but.some((known) => violation.includes(known)));
          expect(violations).toEqual([]);
        }),
        { numRuns: PAIRS },
      );
    },
    PATIENCE,
  );
});
