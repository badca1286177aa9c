import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { FAULTS } from '../../../shared/conversion/fault';
import { expectGolden } from '../../shared/golden';
import { countersign, jsonLines } from './run';

const FIXTURES = join(__dirname, 'fixtures');
const RECORDS = relative('', join(FIXTURES, 'records.jsonl'));
const CAPTURED = relative('', join(__dirname, '../../fixtures/cloudtrail/captured/events.jsonl'));
const golden = (name: string) => join(FIXTURES, name);

const lines = readFileSync(RECORDS, 'utf8').trim().split('\n');
const [terminate = '', deleteBucket = ''] = lines;

interface Line {
  readonly line: number;
  readonly ok: boolean;
  readonly tier?: string;
  readonly account?: string | null;
  readonly hash?: string | null;
  readonly refusal?: string;
  readonly faults?: readonly { readonly fault: string; readonly at: string; readonly because: string }[];
}

describe('countersign call', () => {
  it('says in a line what each record is, or why that cannot be known', async () => {
    const { status, stdout, stderr } = await countersign(['call', RECORDS]);
    expectGolden(golden('records.call.txt'), `${stdout}${stderr}`);
    expect(stdout.trimEnd().split('\n')).toHaveLength(lines.length);
    expect(status).toBe(1);
  });

  it('says the same in JSON, an object a line, with the whole call hash', async () => {
    const { stdout } = await countersign(['call', '--json', RECORDS]);
    expectGolden(golden('records.call.jsonl'), stdout);
    const text = (await countersign(['call', RECORDS])).stdout.split('\n');
    for (const { line, hash } of jsonLines<Line>(stdout).filter(({ ok }) => ok)) {
      if (hash === null || hash === undefined) continue;
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(text[line - 1]).toMatch(new RegExp(`  ${hash.slice(0, 12)}(  no grant: .*)?$`));
    }
  });

  it('names each member that is wrong and what is wrong with it', async () => {
    const { stdout } = await countersign(['call', '--json', RECORDS]);
    const faults = jsonLines<Line>(stdout).flatMap((one) => one.faults ?? []);
    expect(faults.map(({ at }) => at)).toEqual(expect.arrayContaining(['forceDelete', 'TemplateURL', 'InstanceIds']));
    for (const { fault, because } of faults) expect(because).toBe(FAULTS[fault as keyof typeof FAULTS]);
  });

  it('says of a call why no grant can be written, and counts it as a call all the same', async () => {
    const { status, stdout, stderr } = await countersign(['call'], [lines[6], lines[17]].join('\n'));
    const [never, lookUp] = stdout.split('\n');
    expect(never).toMatch(/EXACT {4}iam UpdateSAMLProvider .* no grant: cannot-be-run: no grant may carry iam:\w+$/);
    expect(lookUp).toMatch(/EXACT {4}autoscaling DeleteAutoScalingGroup .* no grant: needs-look-up: .*: GroupId$/);
    expect([status, stderr]).toEqual([0, '2 records: 2 EXACT\n']);
  });

  it('knows the call of a sample that names no account, but for the account and so for its hash', async () => {
    const sample = deleteBucket.replaceAll('333333333333', 'someone');
    const { stdout } = await countersign(['call', '--json'], sample);
    expect(jsonLines(stdout)).toMatchObject([
      { operation: 'DeleteBucket', account: null, hash: null, noGrant: { detail: 'recipientAccountId' } },
    ]);
    expect((await countersign(['grant'], sample)).status).toBe(1);
  });

  it('never shows a value of a record that it refuses', async () => {
    expect(lines.join('\n').match(/secret-?value/gi)?.length).toBeGreaterThan(8);
    for (const args of [
      ['call', RECORDS],
      ['call', '--json', RECORDS],
      ['grant', RECORDS],
      ['grant', '--json', RECORDS],
    ]) {
      const { stdout, stderr } = await countersign(args);
      expect(`${stdout}${stderr}`).not.toMatch(/secret-?value/i);
    }
  });

  it('lets no record paint on the terminal', async () => {
    for (const args of [
      ['call', RECORDS],
      ['grant', RECORDS],
    ]) {
      const { stdout, stderr } = await countersign(args);
      expect(`${stdout}${stderr}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });

  it('ends with 0 when each record gave a call', async () => {
    const { status, stderr } = await countersign(['call', '-'], `${terminate}\n${deleteBucket}\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '2 records: 2 EXACT\n' });
  });

  it('reads standard input when no file is named', async () => {
    const { stdout } = await countersign(['call'], terminate);
    expect(stdout).toMatch(/^-:1: EXACT {4}ec2 TerminateInstances {2}333333333333 {2}us-east-1 {2}[0-9a-f]{12}\n$/);
  });

  it('goes on after a file that cannot be read, says so, and ends with 2', async () => {
    const { status, stdout, stderr } = await countersign(['call', '/no/such/file', __dirname, RECORDS]);
    expect(status).toBe(2);
    expect(stdout.split('\n').length).toBe(lines.length + 1);
    expect(stderr).toMatch(/^error: there is no file \/no\/such\/file\nerror: \S+ is a folder\n32 records: /);
  });

  it('ends with 2 when there is nothing to read', async () => {
    for (const args of [['call'], ['call', '-'], ['grant']]) {
      const { status, stdout, stderr } = await countersign(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^error: .*standard input/);
    }
  });

  it('refuses a record that is longer than a megabyte, and reads the next', async () => {
    const padded = (length: number) => terminate.replace('"_says":', `"padding":"${'x'.repeat(length)}","_says":`);
    const fits = padded(1_048_576 - terminate.length - '"padding":"",'.length);
    expect(Buffer.byteLength(fits)).toBe(1_048_576);
    const { stdout } = await countersign(
      ['call', '--json'],
      `${fits}\n${fits} \n${padded(9_000_000)}\n${deleteBucket}`,
    );
    expect(jsonLines<Line>(stdout).map(({ line, tier, refusal }) => [line, tier ?? refusal])).toEqual([
      [1, 'EXACT'],
      [2, 'too-long'],
      [3, 'too-long'],
      [4, 'EXACT'],
    ]);
  });

  it('refuses what is not UTF-8, and reads the next', async () => {
    const broken = Buffer.concat([Buffer.from(terminate), Buffer.from('\n'), Buffer.from(deleteBucket)]);
    broken[terminate.indexOf('li-wei')] = 0xff;
    const { stdout } = await countersign(['call', '--json'], broken);
    expect(jsonLines<Line>(stdout).map(({ tier, refusal }) => tier ?? refusal)).toEqual(['broken-text', 'EXACT']);
  });

  it('takes the captured records as they are: nothing throws, and the counts are these', async () => {
    const { status, stderr } = await countersign(['call', CAPTURED]);
    expectGolden(golden('captured.summary.txt'), stderr);
    expect(status).toBe(1);
  });

  it('never throws and never shows a line twice, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string(), fc.constantFrom(...lines))), async (texts) => {
        const { status, stdout } = await countersign(['call', '--json'], texts.join('\n'));
        const places = stdout === '' ? [] : jsonLines<{ line: number; record?: number }>(stdout);
        const seen = new Set(places.map(({ line, record = 0 }) => `${line}#${record}`));
        return status < 2 && seen.size === places.length;
      }),
      { numRuns: 200 },
    );
  });
});
