import { guardDocuments } from '../../shared/guard/document';
import { fenceDocument } from '../../spoke/fence';
import { configuration } from '../organization/configuration';
import { policyOf, ROOT } from '../organization/policies';
import stories from './fixtures/scp-cases.json';
import { deniedBy, type Policy } from './scp-evaluator';

interface Case {
  readonly what: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** The boundary that the role has or is to get. */
  readonly boundary?: string;
  /** The statements that deny; none when the policies let the call pass. */
  readonly deniedBy: readonly string[];
}

const guard = guardDocuments(configuration).get(ROOT) as Policy;
const fence = fenceDocument(configuration) as Policy;

describe.each(stories as readonly { story: string; cases: readonly Case[] }[])('$story', ({ cases }) => {
  it.each(cases)('$what', ({ principal, action, resource, boundary, deniedBy: expected }) => {
    const context = { 'aws:PrincipalArn': principal, ...(boundary && { 'iam:PermissionsBoundary': boundary }) };
    expect(deniedBy([guard, fence], { action, resource, context })).toEqual(expected);
  });
});

it('every statement has a case that it alone denies, so none can be left out unnoticed', () => {
  const cases = (stories as readonly { cases: readonly Case[] }[]).flatMap((story) => story.cases);
  for (const { Sid } of [...guard.Statement, ...fence.Statement]) {
    expect([Sid, cases.some(({ deniedBy: sids }) => sids.join() === Sid)]).toEqual([Sid, true]);
  }
});

describe('a guard for people only', () => {
  const policies = [policyOf('deletes', { mode: 'humans' })];
  const humans = guardDocuments({ ...configuration, policies }).get(ROOT) as Policy;
  const verdict = (principal: string) =>
    deniedBy([humans], {
      action: 'ec2:TerminateInstances',
      resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-1',
      context: { 'aws:PrincipalArn': principal },
    });

  it.each([
    ['root', 'arn:aws:iam::333333333333:root'],
    ['a user', 'arn:aws:iam::333333333333:user/team/li-wei'],
    [
      'Identity Center in its home region',
      'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_1',
    ],
    [
      'Identity Center elsewhere',
      'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_A_1',
    ],
  ])('denies %s', (_who, principal) => {
    expect(verdict(principal)).toEqual(['GuardHumans']);
  });

  it.each([
    ['a pipeline', 'arn:aws:iam::333333333333:role/deploy'],
    ['a role into which a person has chained', 'arn:aws:iam::333333333333:role/admin'],
    ['a grant', 'arn:aws:iam::333333333333:role/countersign/demo/exec/req-1'],
  ])('lets %s pass', (_who, principal) => {
    expect(verdict(principal)).toEqual([]);
  });
});

describe('the partition', () => {
  it.each(['aws-cn', 'aws-us-gov'] as const)('%s is in every ARN', (partition) => {
    const text = JSON.stringify([
      ...guardDocuments({ ...configuration, partition }).values(),
      fenceDocument({ ...configuration, partition }),
    ]);
    expect(text).not.toContain('arn:aws:');
    expect(text).toContain(`arn:${partition}:iam::*:role/countersign/demo/exec/*`);
  });
});

describe('the evaluator', () => {
  it('throws on an operator that it does not know, rather than guess', () => {
    const policy = {
      ...fence,
      Statement: [{ ...fence.Statement[0], Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
    };
    const call = { action: 'iam:CreateRole', resource: 'arn:aws:iam::1:role/countersign/demo/exec/x', context: {} };
    expect(() => deniedBy([policy as Policy], call)).toThrow(
      'GrantsByExecutor: the operator IpAddress is not known here',
    );
  });
});
