import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  IAMClient,
  IAMServiceException,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { roleGrants } from '../../../hub/aws/role-grants';
import type { Call } from '../../../shared/call/call';
import { withTimeWindow } from '../../../shared/grant/document';
import { catalogue } from '../../organization/catalogue';
import { configuration } from '../../organization/configuration';
import { grantOf } from '../../organization/grant';
import { CREDENTIALS } from './credentials';

const REQUEST = 'K7QF3MRD000000000000000000000000';
const EXECUTOR = 'arn:aws:iam::333333333333:role/countersign/demo/spoke/countersign-demo-executor';
const GRANT = `arn:aws:iam::333333333333:role/countersign/demo/exec/${REQUEST}`;
const BOUNDARY = 'arn:aws:iam::333333333333:policy/countersign/demo/countersign-demo-boundary';
const call: Call = {
  account: '333333333333',
  region: 'eu-west-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds: ['i-0a1b2c3d4e5f60001'] },
};
const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: EXECUTOR },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: { StringEquals: { 'sts:SourceIdentity': REQUEST } },
    },
  ],
};
const document = (() => {
  return withTimeWindow(grantOf(call), new Date('2026-11-24T09:00:05Z'));
})();

const sts = mockClient(STSClient);
const iam = mockClient(IAMClient);
const grants = roleGrants(new STSClient({ region: 'us-east-1' }), configuration, catalogue);
const said = { $metadata: {}, message: 'said IAM' };
const names = () => iam.calls().map(({ args }) => args[0].constructor.name.replace('Command', ''));
const exists = (...roles: string[]) =>
  iam.on(ListRolesCommand).resolves({ Roles: roles.map((RoleName) => ({ RoleName })) as never });

beforeEach(() => {
  sts.reset();
  iam.reset();
  sts.on(AssumeRoleCommand).resolves({ Credentials: CREDENTIALS });
  iam.onAnyCommand().resolves({});
});

describe('making a grant', () => {
  it('is done as the executor of the member account, for this request', async () => {
    await grants.create(REQUEST, call, document);
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({
      RoleArn: EXECUTOR,
      RoleSessionName: REQUEST,
      SourceIdentity: REQUEST,
    });
  });

  it('creates a role under the exec path with the boundary, that only the executor can assume, for this request only', async () => {
    await grants.create(REQUEST, call, document);
    const input = iam.commandCalls(CreateRoleCommand)[0]?.args[0].input;
    expect({ ...input, AssumeRolePolicyDocument: JSON.parse(input?.AssumeRolePolicyDocument ?? '') }).toEqual({
      Path: '/countersign/demo/exec/',
      RoleName: REQUEST,
      AssumeRolePolicyDocument: TRUST,
      PermissionsBoundary: BOUNDARY,
      Description: `Countersign request ${REQUEST}: one ec2:TerminateInstances`,
      Tags: [{ Key: 'countersign:request', Value: REQUEST }],
    });
  });

  it('puts the document on it, window and all, and then becomes it, narrowed by the same document', async () => {
    expect(await grants.create(REQUEST, call, document)).toMatchObject({ ok: true, grant: { role: GRANT } });
    expect(names()).toEqual(['CreateRole', 'PutRolePolicy']);
    expect(iam.commandCalls(PutRolePolicyCommand)[0]?.args[0].input).toEqual({
      RoleName: REQUEST,
      PolicyName: 'the-call',
      PolicyDocument: JSON.stringify(document),
    });
    expect(sts.commandCalls(AssumeRoleCommand)[1]?.args[0].input).toMatchObject({
      RoleArn: GRANT,
      Policy: JSON.stringify(document),
    });
  });

  it('leaves the session policy out where STS does not take one so long; the policy on the role holds anyway', async () => {
    const InstanceIds = Array.from({ length: 100 }, (_, index) => `i-${index.toString(16).padStart(17, '0')}`);
    const long = grantOf({ ...call, input: { InstanceIds } });
    await grants.create(REQUEST, call, long);
    expect(sts.commandCalls(AssumeRoleCommand)[1]?.args[0].input).not.toHaveProperty('Policy');
    expect(iam.commandCalls(PutRolePolicyCommand)[0]?.args[0].input.PolicyDocument).toBe(JSON.stringify(long));
  });
});

describe('a role that is there already', () => {
  const there = (trust: unknown, boundary = BOUNDARY, underThePath = [REQUEST], policies = ['the-call']) => {
    iam.on(ListRolePoliciesCommand).resolves({ PolicyNames: policies.filter((name) => !name.startsWith('arn:')) });
    const attached = policies.filter((name) => name.startsWith('arn:')).map((PolicyArn) => ({ PolicyArn }));
    iam.on(ListAttachedRolePoliciesCommand).resolves({ AttachedPolicies: attached });
    iam.on(CreateRoleCommand).rejects(new EntityAlreadyExistsException(said));
    exists(...underThePath);
    iam.on(GetRoleCommand).resolves({
      Role: {
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
        PermissionsBoundary: { PermissionsBoundaryArn: boundary },
      } as never,
    });
  };

  it('is used when it is exactly what an earlier try of this request made', async () => {
    there(TRUST);
    expect(await grants.create(REQUEST, call, document)).toMatchObject({ ok: true });
  });

  it.each([
    [
      'trusts somebody else too',
      () =>
        there({
          ...TRUST,
          Statement: [...TRUST.Statement, { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
        }),
    ],
    ['has another boundary', () => there(TRUST, 'arn:aws:iam::aws:policy/AdministratorAccess')],
    ['lies under another path', () => there(TRUST, BOUNDARY, [])],
    ['has a policy beside ours', () => there(TRUST, BOUNDARY, [REQUEST], ['the-call', 'more'])],
    ['has a policy attached', () => there(TRUST, BOUNDARY, [REQUEST], ['arn:aws:iam::aws:policy/PowerUserAccess'])],
  ])('is refused, and gets no policy, when it %s', async (_, put) => {
    put();
    expect(await grants.create(REQUEST, call, document)).toMatchObject({ ok: false, error: 'GrantNameTaken' });
    expect(names()).not.toContain('PutRolePolicy');
  });

  it('is no reason for any other error of IAM to pass', async () => {
    iam.on(CreateRoleCommand).rejects(new IAMServiceException({ ...said, name: 'LimitExceeded', $fault: 'client' }));
    await expect(grants.create(REQUEST, call, document)).rejects.toThrow('said IAM');
    expect(names()).toEqual(['CreateRole']);
  });
});

describe('removing a grant', () => {
  it('denies everything first, so that a session still alive can do nothing, then deletes', async () => {
    expect(await grants.remove(REQUEST, '333333333333')).toBe(GRANT);
    expect(names()).toEqual(['PutRolePolicy', 'DeleteRolePolicy', 'DeleteRole']);
    const put = iam.commandCalls(PutRolePolicyCommand)[0]?.args[0].input;
    expect(put).toMatchObject({ RoleName: REQUEST, PolicyName: 'the-call' });
    expect(JSON.parse(put?.PolicyDocument ?? '').Statement).toEqual([{ Effect: 'Deny', Action: '*', Resource: '*' }]);
    expect(iam.commandCalls(DeleteRoleCommand)[0]?.args[0].input).toEqual({ RoleName: REQUEST });
  });

  it('is done when there is no role: IAM says so, or denies what has no path and the path is empty', async () => {
    for (const error of [
      new NoSuchEntityException(said),
      new IAMServiceException({ ...said, name: 'AccessDenied', $fault: 'client' }),
    ]) {
      iam.reset();
      iam.onAnyCommand().rejects(error);
      exists();
      expect(await grants.remove(REQUEST, '333333333333')).toBe(GRANT);
    }
  });

  it('goes on where an earlier try stopped', async () => {
    iam.on(DeleteRolePolicyCommand).rejects(new NoSuchEntityException(said));
    await grants.remove(REQUEST, '333333333333');
    expect(names()).toContain('DeleteRole');
  });

  it.each(['AccessDenied', 'DeleteConflict', 'ServiceFailure'])(
    'fails on %s while the role is there: nobody may think it gone',
    async (name) => {
      iam.on(DeleteRoleCommand).rejects(new IAMServiceException({ ...said, name, $fault: 'client' }));
      exists(REQUEST);
      await expect(grants.remove(REQUEST, '333333333333')).rejects.toThrow('said IAM');
    },
  );
});

describe('leftovers', () => {
  it('are the request ids under the exec path, page by page, and no other role', async () => {
    const other = '0'.repeat(32);
    iam
      .on(ListRolesCommand)
      .callsFake(({ Marker }) =>
        Marker
          ? { Roles: [{ RoleName: other }] }
          : { Roles: [{ RoleName: REQUEST }, { RoleName: 'somebody-else' }], IsTruncated: true, Marker: 'next' },
      );
    expect(await grants.leftovers('333333333333')).toEqual([REQUEST, other]);
    expect(iam.commandCalls(ListRolesCommand)[0]?.args[0].input).toMatchObject({
      PathPrefix: '/countersign/demo/exec/',
    });
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({ RoleArn: EXECUTOR });
  });
});
