import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ReplayReport } from '../../../config/replay/report';
import { expectGolden } from '../../shared/golden';
import { countersign } from '../cli/run';

const MONTH = relative('', join(__dirname, 'recordings/month.jsonl'));
const SHOP = relative('', join(__dirname, 'shop'));
const golden = (name: string): string => join(__dirname, 'fixtures', name);

/** Which hash a configuration has is told elsewhere. */
const withoutHash = (text: string): string => text.replace(/(configuration"?:?"? ?)[0-9a-f]{64}/, '$1(hash)');

const run = (...more: readonly string[]) => countersign(['replay', MONTH, '--config', SHOP, ...more]);
const reportOf = async (...more: readonly string[]): Promise<ReplayReport> =>
  JSON.parse((await run('--json', ...more)).stdout);

describe('countersign replay', () => {
  it('says to people what policies would have asked, and what of whom', async () => {
    const { stdout, stderr } = await run();
    expectGolden(golden('month.txt'), withoutHash(stdout));
    expect(stderr).toBe('');
  });

  it('says the same to programs, as one object', async () => {
    const report = withoutHash((await run('--json')).stdout);
    expect(report.trimEnd()).not.toContain('\n');
    expectGolden(golden('month.json'), `${JSON.stringify(JSON.parse(report), null, 2)}\n`);
  });

  it('counts every record once', async () => {
    const { records } = await reportOf();
    const { read, unreadable, passedOver, mutating } = records;
    const sum = (counts: object): number => Object.values(counts).reduce((one, two) => one + two, 0);
    expect(sum(unreadable) + sum(passedOver) + mutating).toBe(read);
    expect(read).toBe(readFileSync(MONTH, 'utf8').trim().split('\n').length);
  });

  it('asks everybody of a level but the requester, once a request, whether or not they sign at two levels', async () => {
    const { approvers, requests } = await reportOf();
    const of = (person: string) => approvers.find((one) => one.person === person);
    expect(requests.everyone).toBe(6);
    // Ana asked for one herself, which both of its levels would have put before Tom.
    expect(of('tom-baker')?.everyone.signatures).toBe(6);
    expect(of('ana-ruiz')?.everyone.signatures).toBe(4);
  });

  it('says of a rule that only observes what it would ask, and never that it did', async () => {
    const { rules } = await reportOf();
    const zones = rules.find(({ rule }) => rule === 'baseline/zones');
    expect(zones).toMatchObject({ mode: 'observe', matched: 1, asked: { asWritten: 0, everyone: 1 } });
  });

  it('names the rules that nothing matched, with where they stand', async () => {
    const { deadRules } = await reportOf();
    expect(deadRules).toEqual(['baseline/keys']);
    expect((await run()).stdout).toContain(`baseline/keys  ${SHOP}/policies/baseline.yaml:14`);
  });

  it('lists pipelines by role, not by session, and those that mode humans lets pass as stopped by mode everyone', async () => {
    const { stopped } = await reportOf();
    expect(stopped.pipelines.names).toEqual([
      { name: 'arn:aws:iam::333333333333:role/deploy', asWritten: 2, everyone: 2 },
      { name: 'arn:aws:iam::444444444444:role/build/ci', asWritten: 0, everyone: 1 },
    ]);
  });

  it('counts a denied call of which AWS logged no parameters as far as rules about resources ask for more', async () => {
    const { records, rules } = await reportOf();
    expect(records.inexact).toBe(1);
    expect(rules.find(({ rule }) => rule === 'production/databases')?.asked).toEqual({ asWritten: 1, everyone: 1 });
  });

  it('names a quorum that could not have been met with who asked, and ends with 1', async () => {
    const { unmetQuorums } = await reportOf();
    expect(unmetQuorums).toMatchObject([
      { person: 'ana-ruiz', rules: ['baseline/data', 'sandbox/tables'], asWritten: false, requests: 1 },
    ]);
    expect((await run()).status).toBe(1);
  });
});
