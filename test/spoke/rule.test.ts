import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { theOne } from '../infra/template';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';
import { policyOf } from '../organization/policies';
import { organization } from './organization';

const made = organization();

interface Pattern {
  readonly detail: {
    readonly errorCode: readonly { readonly prefix?: string; readonly suffix?: string }[];
    readonly eventName: readonly (string | { readonly prefix: string })[];
  };
}

const patternOf = ({ rules }: ReturnType<typeof organization>): Pattern['detail'] =>
  (theOne(rules, 'AWS::Events::Rule').Properties.EventPattern as Pattern).detail;

const takes = ({ errorCode }: Pattern['detail'], code: string): boolean =>
  errorCode.some(({ prefix, suffix }) => (prefix && code.startsWith(prefix)) || (suffix && code.endsWith(suffix)));

describe('the rule', () => {
  const rule = theOne(made.rules, 'AWS::Events::Rule').Properties;

  it("takes AWS's own records of guarded operations that were denied, in every way that services write it", () => {
    expect(rule.EventPattern).toEqual({
      source: [{ prefix: 'aws.' }],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventType: ['AwsApiCall'],
        errorCode: [{ prefix: 'AccessDenied' }, { suffix: 'UnauthorizedOperation' }],
        eventName: ['DeleteBucket', 'TerminateInstances'],
      },
    });
    expect(rule.State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  });

  it.each([
    ['AccessDenied', true],
    ['AccessDeniedException', true],
    ['UnauthorizedOperation', true],
    ['Client.UnauthorizedOperation', true],
    ['Client.AuthFailure', false],
    ['ThrottlingException', false],
    ['NoSuchBucket', false],
  ])('of the error code %s: %s', (code, taken) => {
    expect(takes(patternOf(made), code)).toBe(taken);
  });

  it('takes every denial that was captured from AWS and that a policy of ours can cause', () => {
    const captured = readFileSync(join(__dirname, '../fixtures/cloudtrail/captured/events.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly _denied: boolean; readonly errorCode?: string });
    const codes = new Set(captured.flatMap(({ _denied, errorCode }) => (_denied && errorCode ? [errorCode] : [])));
    const others = [...codes].filter((code) => !takes(patternOf(made), code));
    // The policy of a VPC endpoint, and MediaLive's own words without any message.
    expect(others.sort()).toEqual(['ForbiddenException', 'VpceAccessDenied']);
  });

  it('sends through the forwarder of its own account', () => {
    const [target] = rule.Targets as Record<string, unknown>[];
    expect(target?.RoleArn).toEqual({
      'Fn::Join': [
        '',
        ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':role/countersign/demo/spoke/countersign-demo-forwarder'],
      ],
    });
  });
});

describe('the names that the rule waits for', () => {
  const namesFor = (...guard: readonly string[]) =>
    patternOf(organization({ ...configuration, policies: [policyOf('deletes', { guard, mode: 'observe' })] }))
      .eventName;

  it.each([
    ['one operation, of the name of its action', ['rds:DeleteDBInstance'], ['DeleteDBInstance']],
    [
      'operations of two services that share the action, once',
      ['elasticloadbalancing:DeleteLoadBalancer'],
      ['DeleteLoadBalancer'],
    ],
    [
      'operations of other names than their action, and what CloudTrail makes of those',
      ['s3:PutLifecycleConfiguration'],
      ['DeleteBucketLifecycle', 'PutBucketLifecycle', 'PutBucketLifecycleConfiguration'],
    ],
    [
      'an operation whose name in CloudTrail ends in a version, by how it begins',
      ['lambda:DeleteFunction'],
      ['DeleteFunction', { prefix: 'DeleteFunction20' }, { prefix: 'DeleteFunction_20' }],
    ],
  ])('%s', (_what, guard, names) => {
    expect(namesFor(...guard)).toEqual(names);
  });

  /** Whether a pattern waits for a name. */
  const waitsFor = (names: readonly (string | { readonly prefix: string })[], name: string): boolean =>
    names.some((one) => (typeof one === 'string' ? one === name : name.startsWith(one.prefix)));

  it.each([10, 60, 150])(
    'fit into the pattern when %i operations are guarded, and none of them is left out',
    (count) => {
      const operations = (catalogue.service('ec2')?.operations ?? []).slice(0, count);
      const names = namesFor(...operations.map((name) => `ec2:${name}`));
      expect(operations.filter((name) => !waitsFor(names, name))).toEqual([]);
    },
  );

  it('are written out as long as there is room, and then the verb with the most is shortened to its prefix', () => {
    const deletes = (catalogue.service('ec2')?.operations ?? []).filter((name) => name.startsWith('Delete'));
    const names = namesFor('ec2:StopInstances', ...deletes.map((name) => `ec2:${name}`));
    expect(names).toEqual(['StopInstances', { prefix: 'Delete' }]);
  });
});
