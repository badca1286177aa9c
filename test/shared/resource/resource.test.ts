import * as fc from 'fast-check';
import type { JsonObject } from '../../../shared/canonical/json';
import { fill } from '../../../shared/resource/fill';
import { invert } from '../../../shared/resource/invert';
import { isLike } from '../../../shared/resource/like';
import { normalArn } from '../../../shared/resource/normal';
import { resourcesOf } from '../../../shared/resource/resources-of';
import fillCases from './fill-cases.json';
import invertCases from './invert-cases.json';

const WHERE = { partition: 'aws', region: 'eu-west-1', account: '333333333333' };
const OWN = 'arn:${Partition}:rds:${Region}:${Account}:';
const own = (account: string, rest: string): string => `arn:aws:rds:eu-west-1:${account}:${rest}`;

describe('an ARN out of an input', () => {
  it.each(fillCases)('$what', ({ template, input, arns }) => {
    expect(fill(template, input as unknown as JsonObject, WHERE)?.arns ?? null).toEqual(arns);
  });
});

describe('an input out of an ARN', () => {
  it.each(invertCases)('$what', ({ arn, account = '333333333333', given, input }) => {
    const action = { action: 'rds:DeleteThing', resources: [{ type: 'thing', arn: `${OWN}${arn}` }] };
    expect(invert(action, own(account, given), WHERE)).toEqual(input);
  });

  it('is the ARN itself where a member is one', () => {
    const action = {
      action: 'elasticloadbalancing:DeleteLoadBalancer',
      resources: ['app', 'net'].map((kind) => ({
        type: kind,
        from: 'LoadBalancerArn',
        like: `arn:\${Partition}:elasticloadbalancing:\${Region}:\${Account}:loadbalancer/${kind}/*/*`,
      })),
    };
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:333333333333:loadbalancer/net/orders/50dc6c495c0c9188';
    expect(invert(action, arn, WHERE)).toEqual({ LoadBalancerArn: arn });
    expect(invert(action, arn.replace('/net/', '/gwy/'), WHERE)).toBeNull();
  });

  it('gives back the ARN it came from, whatever the names are', () => {
    const template = `${OWN}thing/{A}/{B}`;
    const action = { action: 'rds:DeleteThing', resources: [{ type: 'thing', arn: template }] };
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const filled = fill(template, { A: a, B: b }, WHERE);
        const back = filled?.arns[0] === undefined ? null : invert(action, filled.arns[0], WHERE);
        if (back) expect(fill(template, back, WHERE)?.arns).toEqual(filled?.arns);
      }),
    );
  });
});

describe('the resources of an action', () => {
  const nodegroup = {
    action: 'eks:DeleteNodegroup',
    resources: [
      { type: 'nodegroup', arn: 'arn:${Partition}:eks:${Region}:${Account}:nodegroup/{Cluster}/{Name}/{?UUID}' },
    ],
  };
  const input = { Cluster: 'c', Name: 'n' };

  it('are all that IAM demands: what the input says nothing of must be looked up', () => {
    const launch = {
      action: 'ec2:RunInstances',
      resources: [
        { type: 'instance', arn: 'arn:${Partition}:ec2:${Region}:${Account}:instance/{*InstanceId}' },
        { type: 'subnet', arn: 'arn:${Partition}:ec2:${Region}:${Account}:subnet/{SubnetId}' },
        { type: 'subnet', arn: 'arn:${Partition}:ec2:${Region}:${Account}:subnet/{NetworkInterfaces[].SubnetId}' },
        {
          type: 'key-pair',
          optional: true as const,
          arn: 'arn:${Partition}:ec2:${Region}:${Account}:key-pair/{KeyName}',
        },
      ],
    };
    const subnet = 'arn:aws:ec2:eu-west-1:333333333333:subnet/subnet-1';
    const all = (input: JsonObject, known: readonly string[] = []) => resourcesOf(launch, input, WHERE, known);
    const missing = { type: 'subnet', arn: subnet.replace('subnet-1', '*'), parts: ['SubnetId'] };
    expect(all({})).toMatchObject({ lookUps: [missing] });
    expect(all({ SubnetId: 'subnet-1' })).toMatchObject({ arns: [expect.any(String), subnet], lookUps: [] });
    expect(all({ NetworkInterfaces: [{ SubnetId: 'subnet-1' }] })).toMatchObject({ lookUps: [] });
    expect(all({}, [subnet])).toMatchObject({ arns: [expect.any(String), subnet], lookUps: [] });
  });

  it('are named once where one member stands for one of several kinds, and not by the ARN of a kind that is none of them', () => {
    const rule = (kind: string) => ({
      type: kind,
      from: 'Target',
      like: `arn:\${Partition}:rds:\${Region}:\${Account}:${kind}:*`,
    });
    const action = {
      action: 'rds:AddThing',
      resources: [{ type: 'proxy', arn: `${OWN}proxy:{Proxy}` }, rule('db'), rule('cluster')],
    };
    const targets = (rest: string) => resourcesOf(action, { Proxy: 'p', Target: own('333333333333', rest) }, WHERE, []);
    expect(targets('db:one')).toMatchObject({ arns: [expect.any(String), own('333333333333', 'db:one')], lookUps: [] });
    expect(targets('og:one')?.lookUps.map(({ type }) => type)).toEqual(['db', 'cluster']);
  });

  it('have a * where AWS chooses something of its own, and then only for that part', () => {
    const create = {
      action: 'rds:CreateDBCluster',
      resources: [{ type: 'og', arn: `${OWN}og:{OptionGroupName=default:*}` }],
    };
    const chosen = own('333333333333', 'og:default:*');
    expect(resourcesOf(create, {}, WHERE, [])).toMatchObject({ arns: [chosen], made: [chosen] });
    expect(resourcesOf(create, { OptionGroupName: 'o' }, WHERE, [])).toMatchObject({
      arns: [own('333333333333', 'og:o')],
      made: [],
    });
    expect(resourcesOf(create, { OptionGroupName: 'default:*' }, WHERE, [])).toBeNull();
  });

  it('are `*` where IAM knows none', () => {
    expect(resourcesOf({ action: 'ec2:DeleteX', resources: [] }, {}, WHERE, [])).toMatchObject({ arns: ['*'] });
  });

  it('say what must be looked up', () => {
    expect(resourcesOf(nodegroup, input, WHERE, [])).toMatchObject({
      arns: [],
      lookUps: [{ type: 'nodegroup', arn: 'arn:aws:eks:eu-west-1:333333333333:nodegroup/c/n/*', parts: ['UUID'] }],
    });
  });

  it('are the ARN that AWS named, where it fits what the input says', () => {
    const known = 'arn:aws:eks:eu-west-1:333333333333:nodegroup/c/n/1234';
    const other = 'arn:aws:eks:eu-west-1:333333333333:nodegroup/c/m/1234';
    expect(resourcesOf(nodegroup, input, WHERE, [known])).toMatchObject({ arns: [known], lookUps: [] });
    expect(resourcesOf(nodegroup, input, WHERE, [other])).toMatchObject({ arns: [] });
    expect(resourcesOf(nodegroup, input, WHERE, [known, known.replace('1234', '5678')])).toMatchObject({ arns: [] });
  });

  it('take an ARN in place of a name if it is of the right kind, and nothing if it is of another', () => {
    const action = {
      action: 'ecs:DeleteCluster',
      resources: [{ type: 'cluster', arn: 'arn:${Partition}:ecs:${Region}:${Account}:cluster/{cluster}' }],
    };
    const arn = 'arn:aws:ecs:eu-west-1:333333333333:cluster/web';
    expect(resourcesOf(action, { cluster: arn }, WHERE, [])).toMatchObject({ arns: [arn] });
    expect(resourcesOf(action, { cluster: arn.replace('333', '444') }, WHERE, [])).toBeNull();
    expect(resourcesOf(action, { cluster: arn.replace('cluster/', 'service/') }, WHERE, [])).toBeNull();
  });

  it('have the ARN as AWS writes it beside our own', () => {
    const action = {
      action: 'logs:DeleteLogGroup',
      resources: [{ type: 'log-group', arn: 'arn:${Partition}:logs:${Region}:${Account}:log-group:{logGroupName}' }],
    };
    const denied = 'arn:aws:logs:eu-west-1:333333333333:log-group:a:log-stream:';
    const found = resourcesOf(action, { logGroupName: 'a' }, WHERE, [denied]);
    expect(found?.arns).toEqual([normalArn(denied), denied]);
  });
});

describe('a pattern with asterisks', () => {
  it('matches exactly what a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', ':'), maxLength: 12 });
    const pattern = fc.array(fc.oneof(text, fc.constant('*')), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, pattern, (value, like) => {
        const regexp = new RegExp(`^${like.split('*').join('.*')}$`, 's');
        expect(isLike(value, like)).toBe(regexp.test(value));
      }),
      { numRuns: 5000 },
    );
  });
});
