import { boundaryDocument } from '../../spoke/boundary';
import { type Document, permissionsIn, rolesOf } from '../infra/policies';
import { type Template, theOne } from '../infra/template';
import { catalogue } from '../organization/catalogue';
import { configuration } from '../organization/configuration';
import { policyOf } from '../organization/policies';
import { organization } from './organization';

const made = organization();
const guarding = (guard: readonly string[]) => ({
  ...configuration,
  policies: [policyOf('deletes', { guard })],
});
const hub = (name: string) => `arn:aws:iam::222222222222:role/countersign/demo/hub/countersign-demo-${name}`;
const roleIn = (template: Template, name: string) =>
  rolesOf(template).find((one) => one.name === `countersign-demo-${name}`);

describe('trust', () => {
  const trusted = (names: readonly string[]) => [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: {
        ArnEquals: { 'aws:PrincipalArn': names.map(hub) },
        StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' },
        StringLike: { 'sts:SourceIdentity': '?*' },
      },
    },
  ];

  it.each([
    ['executor', made.roles, ['broker']],
    ['reader', made.roles, ['advance', 'broker']],
    ['organization-reader', made.stack, ['intake', 'advance', 'broker']],
  ])('%s: hub roles by name, of this Organization, who say for which request', (name, template, names) => {
    expect(roleIn(template, name)?.trust).toEqual(trusted(names));
  });

  it('forwarder: EventBridge, as far as it acts for a rule of the very account', () => {
    expect(roleIn(made.roles, 'forwarder')?.trust).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });
});

describe('a spoke role', () => {
  const allowed = (name: string) => permissionsIn(roleIn(made.roles, name)?.statements ?? [], 'Allow');

  it('executor: grants, and of services nothing at all', () => {
    const grants = 'arn:aws:iam::*:role/countersign/demo/exec/*';
    const boundary = 'ArnLike iam:PermissionsBoundary arn:aws:iam::*:policy/countersign/demo/countersign-demo-boundary';
    expect(allowed('executor')).toEqual([
      { action: 'iam:CreateRole', resource: grants, when: boundary },
      { action: 'iam:PutRolePolicy', resource: grants, when: boundary },
      { action: 'iam:TagRole', resource: grants, when: '' },
      { action: 'iam:GetRole', resource: grants, when: '' },
      { action: 'iam:ListRolePolicies', resource: grants, when: '' },
      { action: 'iam:ListAttachedRolePolicies', resource: grants, when: '' },
      { action: 'iam:DeleteRole', resource: grants, when: '' },
      { action: 'iam:DeleteRolePolicy', resource: grants, when: '' },
      { action: 'sts:AssumeRole', resource: grants, when: '' },
      { action: 'sts:SetSourceIdentity', resource: grants, when: '' },
      { action: 'iam:SimulatePrincipalPolicy', resource: grants, when: '' },
      { action: 'iam:ListRoles', resource: '*', when: '' },
    ]);
  });

  it('reader: describes and lists, and is denied the data', () => {
    for (const { action } of allowed('reader')) expect(action).toMatch(/^(ec2:Describe|s3:List|s3:GetBucket)/);
    expect(permissionsIn(roleIn(made.roles, 'reader')?.statements ?? [], 'Deny').map(({ action }) => action)).toEqual([
      's3:GetObject*',
      'ec2:GetPasswordData',
      'ec2:GetConsoleOutput',
    ]);
  });

  it("forwarder: the hub's bus", () => {
    const bus = 'arn:aws:events:us-east-1:222222222222:event-bus/countersign-demo';
    expect(allowed('forwarder')).toEqual([{ action: 'events:PutEvents', resource: bus, when: '' }]);
  });
});

describe('the boundary of grants', () => {
  const { PolicyDocument } = theOne(made.roles, 'AWS::IAM::ManagedPolicy').Properties as {
    PolicyDocument: { Statement: { Sid: string; Effect: string; Action: unknown; Condition?: unknown }[] };
  };
  const by = (sid: string) => PolicyDocument.Statement.find(({ Sid }) => Sid === sid);

  it('allows the guarded operations and nothing else', () => {
    const allowing = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowing.map(({ Action }) => Action)).toEqual([['ec2:TerminateInstances', 's3:DeleteBucket']]);
  });

  it('allows what AWS checks along with them where the input says so, and of that nothing that gives power', () => {
    const { Statement } = boundaryDocument(
      guarding(['ec2:RunInstances', 'rds:CreateDBInstance']),
      catalogue,
    ) as Document;
    expect(permissionsIn(Statement, 'Allow').map(({ action }) => action)).toEqual([
      'ec2:CreateTags',
      'ec2:RunInstances',
      'rds:AddTagsToResource',
      'rds:CreateDBInstance',
    ]);
  });

  it('denies whatever gives power, whoever allows it', () => {
    expect(by('NothingThatGivesPower')?.Action).toEqual(
      expect.arrayContaining(['iam:Create*', 'iam:PassRole', 'iam:Put*', 'iam:Attach*', 'iam:Update*', 'sts:*']),
    );
  });

  it('denies everything in a session that belongs to no request', () => {
    expect(by('OnlyForARequest')).toMatchObject({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Null: { 'aws:SourceIdentity': 'true' } },
    });
  });

  it('denies a grant to touch our own roles and policies', () => {
    expect(by('NotOurselves')).toMatchObject({
      Effect: 'Deny',
      Action: '*',
      Resource: [
        'arn:aws:iam::*:role/countersign/demo/exec/*',
        'arn:aws:iam::*:role/countersign/demo/spoke/*',
        'arn:aws:iam::*:policy/countersign/demo/*',
      ],
    });
  });
});
