import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { type Synthesis, synthesize, synthesizeSandbox } from './synthesis';

interface Acknowledged {
  readonly acknowledgedId: string;
  readonly acknowledgedAt: string;
  readonly reason: string;
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly unknown[];
    readonly suppressedViolations?: readonly Acknowledged[];
  }[];
}

const reportOf = ({ folder }: Synthesis): Report =>
  JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;

/** Everything that the stacks say they know of, as `stack id`. */
const acknowledgements = ({ app }: Synthesis): readonly string[] =>
  app.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.keys(data as object).map((id) => `${construct.node.path} ${id}`)),
    );

describe.each([
  ['real', synthesize()],
  ['sandbox', synthesizeSandbox()],
])('the checks of the %s synth', (_name, made) => {
  const { pluginReports } = reportOf(made);
  const known = pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);

  it('include those of cdk-nag, and find nothing that is not known', () => {
    expect(pluginReports.map(({ pluginName }) => pluginName)).toContain('AwsSolutions');
    for (const { pluginName, violations } of pluginReports) expect([pluginName, violations]).toEqual([pluginName, []]);
  });

  it('know each finding with a reason that is a sentence', () => {
    expect(known.length).toBeGreaterThan(0);
    for (const { acknowledgedId, reason } of known)
      expect([acknowledgedId, reason]).toEqual([acknowledgedId, expect.stringMatching(/^[A-Z].{20,}\.$/)]);
  });

  it('have no acknowledgement of something that is not there any more', () => {
    const used = new Set(known.map(({ acknowledgedAt, acknowledgedId }) => `${acknowledgedAt} ${acknowledgedId}`));
    expect(acknowledgements(made).length).toBeGreaterThan(0);
    expect(acknowledgements(made).filter((one) => !used.has(one))).toEqual([]);
  });
});
