import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { shownGrant } from '../../../config/cli/grant';
import { small } from '../../shared/catalogue/small';
import { expectGolden } from '../../shared/golden';
import { countersign, jsonLines } from './run';

const FIXTURES = join(__dirname, 'fixtures');
const RECORDS = relative('', join(FIXTURES, 'records.jsonl'));
const CAPTURED = relative('', join(__dirname, '../../fixtures/cloudtrail/captured/events.jsonl'));

const lines = readFileSync(RECORDS, 'utf8').trim().split('\n');

interface Granted {
  readonly ok: boolean;
  readonly operation: string;
  readonly action: string;
  readonly document: {
    readonly Statement: readonly { readonly Action: string; readonly Resource: readonly string[] }[];
  };
  readonly proof: { readonly holds: boolean; readonly checks: readonly { readonly holds: boolean }[] };
  readonly stars: readonly { readonly action: string; readonly resource: string; readonly because: string }[];
  readonly perhaps: readonly string[];
}

const granted = async (file: string): Promise<readonly Granted[]> =>
  jsonLines<Granted>((await countersign(['grant', '--json', file])).stdout).filter(({ ok }) => ok);

describe('countersign grant', () => {
  it('shows the policy of each call, what was asked of it, and what held', async () => {
    const { status, stdout, stderr } = await countersign(['grant', RECORDS]);
    expectGolden(join(FIXTURES, 'records.grant.txt'), `${stdout}${stderr}`);
    expect(status).toBe(1);
  });

  it('says the same in JSON, an object a line', async () => {
    const { stdout } = await countersign(['grant', '--json', RECORDS]);
    expectGolden(join(FIXTURES, 'records.grant.jsonl'), stdout);
    expect(jsonLines(stdout)).toHaveLength(lines.length);
  });

  it('names every star of a document with its action and the reason', async () => {
    const all = [...(await granted(RECORDS)), ...(await granted(CAPTURED))];
    const starred = all.filter(({ document }) =>
      document.Statement.some(({ Resource }) => Resource.join().includes('*')),
    );
    expect(starred.length).toBeGreaterThan(4);
    for (const { document, stars } of all) {
      const wanted = document.Statement.flatMap(({ Action, Resource }) =>
        Resource.filter((arn) => arn.includes('*')).map((resource) => `${Action} ${resource}`),
      );
      expect(stars.map(({ action, resource }) => `${action} ${resource}`).sort()).toEqual(wanted.sort());
      for (const { because } of stars) expect(because).not.toBe('');
    }
  });

  it('proves the grant of every captured call', async () => {
    const all = await granted(CAPTURED);
    expect(all.length).toBeGreaterThan(100);
    for (const { proof } of all) {
      expect(proof.checks.length).toBeGreaterThan(1);
      expect(proof.holds).toBe(true);
    }
  });

  it('says of a grant that allows more than its call what does not hold', () => {
    const record = {
      eventSource: 'shop.amazonaws.com',
      eventName: 'Paint',
      awsRegion: 'eu-central-1',
      recipientAccountId: '333333333333',
      requestParameters: { Wall: 'north' },
    };
    const entry = { line: 1, content: Buffer.from(JSON.stringify(record)) };
    const { text, unproven } = shownGrant('x', entry, small, false);
    expect(unproven).toBe(true);
    expect(text).toMatch(/\n {2}proof DOES NOT HOLD, \d of \d:\n/);
    expect(text).toMatch(/\n {4}NO {2}deny {3}a sibling resource {2}shop:Paint on arn:aws:shop:\S+-sibling\n/);
  });

  it('ends with 0 when each grant is proven, and with 1 when a record is refused', async () => {
    const good = await countersign(['grant'], lines.slice(0, 2).join('\n'));
    expect([good.status, good.stderr]).toEqual([0, '2 records: 2 EXACT\n']);
    expect((await countersign(['grant'], '{}')).status).toBe(1);
  });
});
