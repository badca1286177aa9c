import { join } from 'node:path';
import { answer } from '../../../config/cli/catalogue';
import { totalsOf } from '../../../shared/catalogue/totals';
import { catalogue } from '../../organization/catalogue';
import { expectGolden } from '../../shared/golden';
import meant from './meant-cases.json';
import { countersign, jsonLines } from './run';

const golden = (name: string) => join(__dirname, 'fixtures', name);

interface ServiceLine {
  readonly service: string;
  readonly operations: readonly {
    readonly operation: string;
    readonly knowledge: string;
    readonly tiers: readonly string[];
    readonly actions: readonly string[] | null;
    readonly flags: readonly string[];
  }[];
}

describe('countersign catalogue', () => {
  it('says in total what is known and what is not', async () => {
    const { status, stdout, stderr } = await countersign(['catalogue']);
    const totals = totalsOf(catalogue);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+ services, [\d,]+ operations\. [\d,]+ of them change something:\n/);
    for (const [service, operations] of Object.entries(totals.unknownByService))
      expect(stdout).toContain(`\n  ${service}: ${operations.join(', ')}\n`);
  });

  it('says the totals as one JSON object', async () => {
    const { stdout } = await countersign(['catalogue', '--json']);
    expect(jsonLines(stdout)).toEqual([totalsOf(catalogue)]);
  });

  it('has a line for each operation of a service', async () => {
    const { status, stdout } = await countersign(['catalogue', 'sqs']);
    expectGolden(golden('catalogue-sqs.txt'), stdout);
    expect(status).toBe(0);
    const [json] = jsonLines<ServiceLine>((await countersign(['catalogue', 'sqs', '--json'])).stdout);
    expect(json?.operations.map(({ operation }) => operation)).toEqual(catalogue.service('sqs')?.operations);
    for (const { operation, knowledge, tiers, actions, flags } of json?.operations ?? []) {
      const line = stdout.split('\n').find((one) => one.startsWith(`${operation} `));
      const words = [operation, knowledge, ...(tiers.length > 0 ? tiers : ['none']), ...(actions ?? ['-']), ...flags];
      expect(line?.split(/ +/)).toEqual(words);
    }
  });

  it.each([
    ['ec2', 'TerminateInstances'],
    ['cloudformation', 'CreateStack'],
    ['autoscaling', 'DeleteAutoScalingGroup'],
    ['elbv2', 'DeleteLoadBalancer'],
    ['lambda', 'UpdateFunctionConfiguration'],
    ['iam', 'CreateLoginProfile'],
    ['dynamodb', 'ExecuteStatement'],
  ])('says everything of %s %s', async (service, operation) => {
    const { status, stdout } = await countersign(['catalogue', service, operation]);
    expectGolden(golden(`catalogue-${service}-${operation}.txt`), stdout);
    expect(status).toBe(0);
    const json = await countersign(['catalogue', service, operation, '--json']);
    expectGolden(golden(`catalogue-${service}-${operation}.jsonl`), json.stdout);
  });

  it.each(meant)('$what', async ({ args, status, begins }) => {
    const found = await countersign(['catalogue', ...args]);
    const said = status === 0 ? found.stdout : found.stderr;
    expect({ status: found.status, said: said.slice(0, begins.length) }).toEqual({ status, said: begins });
  });

  it('says in JSON which name is unknown, and which is the nearest', async () => {
    const service = await countersign(['catalogue', '--json', 'elbv3']);
    expect([service.status, service.stderr]).toEqual([1, '']);
    expect(jsonLines(service.stdout)).toEqual([{ unknown: 'service', word: 'elbv3', nearest: 'elbv2' }]);
    const operation = await countersign(['catalogue', '--json', 'sqs', 'Zzz']);
    expect(jsonLines(operation.stdout)).toEqual([{ unknown: 'operation', word: 'Zzz' }]);
  });

  it('shows no control character of a name that nothing has', async () => {
    const { stderr } = await countersign(['catalogue', 'ec2\u001b[2J', 'Run\u202e']);
    expect(stderr).toBe('error: the catalogue has no service "ec2(U+001B)[2J"\n');
  });

  it('can say everything of every operation of AWS', () => {
    for (const name of catalogue.services) {
      const service = catalogue.service(name);
      for (const operation of service?.operations ?? []) {
        const { exitCode, text, json } = answer(catalogue, name, operation);
        expect([name, operation, exitCode, json.length]).toEqual([name, operation, 0, 1]);
        expect(text).not.toMatch(/\$\{|\{[?*]|\w\(\w+\)|\bundefined\b/);
      }
    }
  });
});
