import type { Configuration } from '../../shared/configuration/configuration';
import { guardDocuments } from '../../shared/guard/document';
import { configuration, MEMBER } from '../organization/configuration';
import { PRODUCTION, policyOf, ROOT, ruleOf } from '../organization/policies';
import stories from './fixtures/guard-cases.json';
import { deniedBy, type Policy } from './scp-evaluator';

interface Case {
  readonly what: string;
  readonly in: string;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  /** Place and statement of every Deny; none when the guards let the call pass. */
  readonly deniedBy: readonly string[];
}

const when = (where: Partial<ReturnType<typeof ruleOf>['where']>) => ({ ...ruleOf('all').where, ...where });
const nights = { zone: 'UTC', days: ['mon'], from: 1080, to: 480 } as const;

/** Rules at the root, in a unit below it and in an account of that unit, of every kind that a guard tells apart. */
const organization: Configuration = {
  ...configuration,
  policies: [
    policyOf('deletes'),
    policyOf('databases', { mode: 'humans', guard: ['rds:DeleteDBInstance'] }),
    {
      name: 'production',
      attach: [PRODUCTION],
      rules: [
        ruleOf('databases', { guard: ['rds:DeleteDBInstance'] }),
        ruleOf('objects', {
          guard: ['s3:DeleteObject'],
          where: when({ resources: ['arn:aws:s3:::ledger/*', 'arn:aws:s3:::prod-*'] }),
        }),
        ruleOf('tables', { guard: ['dynamodb:DeleteTable'], where: when({ regions: ['eu-west-1'] }) }),
        ruleOf('interns', { guard: ['sqs:DeleteQueue'], where: when({ people: ['platform-leads'] }) }),
        ruleOf('nights', { guard: ['sns:DeleteTopic'], where: when({ hours: nights }) }),
        ruleOf('tagged', { guard: ['logs:DeleteLogGroup'], where: when({ tags: { env: ['prod'] } }) }),
        ruleOf('watched', { guard: ['eks:DeleteCluster'], mode: 'observe' }),
      ],
    },
    policyOf('keys', { guard: ['kms:ScheduleKeyDeletion'] }, [MEMBER]),
  ],
};

const guards = guardDocuments(organization);
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'account of Production': [ROOT, PRODUCTION, MEMBER],
  'another account': [ROOT, '444444444444'],
};
const CALLERS: Readonly<Record<string, string>> = {
  user: 'arn:aws:iam::333333333333:user/li-wei',
  pipeline: 'arn:aws:iam::333333333333:role/deploy',
  grant: 'arn:aws:iam::333333333333:role/countersign/demo/exec/req-1',
};

describe.each(stories as readonly { story: string; cases: readonly Case[] }[])('$story', ({ cases }) => {
  it.each(cases)('$what', ({ in: where, who, action, resource, region, deniedBy: expected }) => {
    const context = { 'aws:PrincipalArn': CALLERS[who] ?? '', 'aws:RequestedRegion': region };
    const found = (WAYS[where] ?? []).flatMap((place) => {
      const document = guards.get(place);
      if (!document) return [];
      return deniedBy([document as Policy], { action, resource, context }).map((sid) => `${place} ${sid}`);
    });
    expect(found).toEqual(expected);
  });
});

describe('the guards', () => {
  it('are one for each place, and every statement of theirs has a case that it denies', () => {
    expect([...guards.keys()]).toEqual([MEMBER, PRODUCTION, ROOT]);
    const denying = new Set(stories.flatMap(({ cases }) => cases.flatMap(({ deniedBy: by }) => by)));
    const all = [...guards].flatMap(([place, { Statement }]) => Statement.map(({ Sid }) => `${place} ${Sid}`));
    expect(new Set(all)).toEqual(denying);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are none where all policies only observe', () => {
    const policies = [policyOf('deletes', { mode: 'observe' }), policyOf('keys', {}, [MEMBER])];
    expect([...guardDocuments({ ...configuration, policies }).keys()]).toEqual([MEMBER]);
  });

  it('are the same whatever the order of policies, rules and actions', () => {
    const turned = organization.policies.toReversed().map((policy) => ({
      ...policy,
      rules: policy.rules.toReversed().map((rule) => ({ ...rule, guard: rule.guard.toReversed() })),
    }));
    expect([...guardDocuments({ ...organization, policies: turned })]).toEqual([...guards]);
  });

  it('say once what several rules deny alike', () => {
    const policies = [policyOf('one'), policyOf('two', { guard: ['s3:DeleteBucket', 'sqs:DeleteQueue'] })];
    const document = guardDocuments({ ...configuration, policies }).get(ROOT);
    expect(document?.Statement.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['Guard', ['ec2:TerminateInstances', 's3:DeleteBucket', 'sqs:DeleteQueue']],
    ]);
  });
});
