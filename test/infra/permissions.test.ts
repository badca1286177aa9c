import { join } from 'node:path';
import type { HubFunction } from '../../shared/names';
import { expectGolden } from '../shared/golden';
import { bundledFiles } from './bundled';
import { type Permission, permissionsIn, rolesOf } from './policies';
import { synthesize } from './synthesis';
import { usedBy } from './use';

const { hub } = synthesize();
const roles = rolesOf(hub);
const permissions: Readonly<Record<string, readonly Permission[]>> = Object.fromEntries(
  roles.map(({ name, statements }) => [name.replace('countersign-demo-', ''), permissionsIn(statements, 'Allow')]),
);

/** The Lambdas that hold any of these actions, on a resource whose name has this in it. */
const holders = (actions: RegExp, resource = ''): readonly string[] =>
  Object.entries(permissions)
    .filter(([, held]) => held.some((one) => actions.test(one.action) && one.resource.includes(resource)))
    .map(([name]) => name)
    .sort();

/** The table as a reader looks at it: role by role, action by action. */
const table = Object.entries(permissions)
  .map(([name, held]) => {
    const lines = held.map(({ action, resource, when }) => `  ${[action, resource, when].filter(Boolean).join(' | ')}`);
    return `${name}\n${lines.sort().join('\n')}\n`;
  })
  .sort()
  .join('\n');

describe('what each role of the hub may do', () => {
  it('is exactly the table that was reviewed', () => {
    expectGolden(join(__dirname, 'permissions.golden.txt'), table);
  });

  it('is only ever allowed by statements of our own: no managed policy, no denial that hides a wide allowance', () => {
    for (const { properties, statements } of roles) {
      expect(properties.ManagedPolicyArns).toBeUndefined();
      expect(permissionsIn(statements, 'Deny')).toEqual([]);
    }
  });

  it('names every action in full', () => {
    for (const { action } of Object.values(permissions).flat()) expect(action).not.toContain('*');
  });

  it('has a wildcard for a resource only for tracing and for the delivery of logs', () => {
    const everywhere = Object.values(permissions)
      .flat()
      .filter(({ resource }) => resource === '*')
      .map(({ action }) => action.split(':')[0]);
    expect([...new Set(everywhere)].sort()).toEqual(['logs', 'xray']);
  });
});

describe('the role of a Lambda', () => {
  /** Permissions on tables, workflow and witness in the words of `usedBy`; one line a kind of item. */
  function inWords({ action, resource, when }: Permission): readonly string[] {
    if (action.startsWith('states:')) return [action];
    if (resource === '<TablesLedger.Arn>') return [`${action} TablesLedger`];
    if (action.startsWith('s3:')) return [`${action} ${resource.replace(/^<WitnessBucket\.Arn>\/?/, '')}`.trim()];
    if (resource !== '<TablesIndex.Arn>') return [];
    const kinds = when.replace('ForAllValues:StringLike dynamodb:LeadingKeys ', '');
    return kinds.split(', ').map((kind) => `${action} ${kind}`);
  }

  it.each<readonly [HubFunction, readonly string[]]>([...bundledFiles()])(
    '%s allows what its code asks of ledger, index, workflow and witness, and nothing else',
    async (name, files) => {
      const used = await usedBy(name, files);
      expect(used.length).toBeGreaterThan(0);
      expect((permissions[name] ?? []).flatMap(inWords).sort()).toEqual(used);
    },
  );
});

describe('the witness', () => {
  it('is written by Advance and the broker, its ballots by the broker alone, the marks of each by itself alone', () => {
    expect(holders(/^s3:PutObject$/, '/events/*')).toEqual(['advance', 'broker']);
    expect(holders(/^s3:PutObject$/, '/ballots/*')).toEqual(['broker']);
    expect(holders(/^s3:PutObject$/, '/marks/advance/*')).toEqual(['advance']);
    expect(holders(/^s3:PutObject$/, '/marks/broker/*')).toEqual(['broker']);
    expect(holders(/^s3:/)).toEqual(['advance', 'broker']);
  });

  it('loses nothing to anybody: no role may delete, or change a retention', () => {
    expect(holders(/^s3:(Delete|Bypass|.*Retention|.*LegalHold|PutBucket)/)).toEqual([]);
  });

  it('tells its readers that something was never sealed, which S3 says only to who may list', () => {
    expect(holders(/^s3:ListBucket$/)).toEqual(holders(/^s3:GetObject$/));
  });
});

describe('the ledger', () => {
  it('takes events from five Lambdas, by INSERT and no other way', () => {
    expect(holders(/^dynamodb:PartiQLInsert$/, '<TablesLedger.Arn>')).toEqual([
      'advance',
      'ballot',
      'broker',
      'intake',
      'web',
    ]);
    const others = Object.values(permissions)
      .flat()
      .filter(({ resource }) => resource.includes('<TablesLedger'))
      .map(({ action }) => action);
    expect([...new Set(others)].sort()).toEqual(['dynamodb:PartiQLInsert', 'dynamodb:Query']);
  });
});

describe('each power', () => {
  it.each([
    ['sends mail', /^ses:/, '', ['tell']],
    ['assumes an executor', /^sts:AssumeRole$/, 'countersign-demo-executor', ['broker']],
    ['looks into member accounts', /^sts:AssumeRole$/, 'countersign-demo-reader', ['advance', 'broker']],
    ['asks about the Organization', /^sts:AssumeRole$/, 'organization-reader', ['advance', 'broker', 'intake']],
    ['touches the queue', /^sqs:/, '', ['intake']],
    ['starts a workflow', /^states:StartExecution$/, '', ['intake', 'sweep']],
    ['answers a waiting workflow', /^states:SendTaskSuccess$/, '', ['advance', 'ballot', 'sweep', 'web']],
    ['invokes the broker', /^lambda:InvokeFunction$/, 'broker', ['WorkflowRole', 'sweep']],
    ['passes a role', /^iam:/, '', []],
    ['changes a policy, a key or code', /^(kms|cloudformation|events|cognito-idp|lambda:Update)/, '', []],
  ])('%s: only who needs it', (_power, action, resource, who) => {
    expect(holders(action, resource)).toEqual(who);
  });

  it('of a session is asked for together with the identity it carries', () => {
    expect(holders(/^sts:SetSourceIdentity$/)).toEqual(holders(/^sts:AssumeRole$/));
  });
});

describe('the role of the workflow', () => {
  const machine = permissions.WorkflowRole ?? [];

  it('invokes the three Lambdas of its states, traces, and delivers its log', () => {
    const invoked = machine.filter(({ action }) => action === 'lambda:InvokeFunction').map(({ resource }) => resource);
    expect(invoked).toEqual(['<advanceFunction.Arn>', '<brokerFunction.Arn>', '<tellFunction.Arn>']);
    const rest = machine.filter(({ action }) => action !== 'lambda:InvokeFunction');
    for (const { action, resource } of rest) {
      expect(resource).toBe('*');
      expect(action).toMatch(/^(xray:|logs:.*(LogDeliver|ResourcePolic|DescribeLogGroups))/);
    }
  });

  it('can be assumed for our machine of our account only', () => {
    const trust = roles.find(({ name }) => name === 'WorkflowRole')?.trust;
    expect(trust).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '222222222222' },
          ArnEquals: {
            'aws:SourceArn': 'arn:aws:states:us-east-1:222222222222:stateMachine:countersign-demo-request',
          },
        },
      },
    ]);
  });
});
