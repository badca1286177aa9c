import {
  AccountNotFoundException,
  DescribeAccountCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
  TooManyRequestsException,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { organizationsReader } from '../../../hub/aws/organizations-reader';
import { configuration, GUARD } from '../../organization/configuration';
import { CREDENTIALS } from './credentials';

const sts = mockClient(STSClient);
const organizations = mockClient(OrganizationsClient);
const MINUTE = 60_000;
const said = { $metadata: {}, message: 'said AWS' };
const guard = { Name: 'countersign-demo-guard', Arn: GUARD };

let now = 0;
const reader = () => organizationsReader(new STSClient({ region: 'us-east-1' }), configuration, () => now);

beforeEach(() => {
  now = 0;
  sts.reset();
  organizations.reset();
  sts.on(AssumeRoleCommand).resolves({ Credentials: CREDENTIALS });
  organizations.on(ListPoliciesForTargetCommand).resolves({ Policies: [{ Name: 'FullAWSAccess', Arn: 'x' }, guard] });
  organizations
    .on(DescribeAccountCommand)
    .resolves({ Account: { Id: '333333333333', Name: 'payments-prod', Status: 'ACTIVE' } });
});

describe('the guard', () => {
  it('is the policy of that name among those attached to the root, read through the read role of the management account', async () => {
    expect(await reader().guard()).toBe(GUARD);
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({
      RoleArn: 'arn:aws:iam::111111111111:role/countersign/demo/countersign-demo-organization-reader',
      RoleSessionName: 'organization',
    });
    expect(organizations.commandCalls(ListPoliciesForTargetCommand)[0]?.args[0].input).toEqual({
      TargetId: 'r-root',
      Filter: 'SERVICE_CONTROL_POLICY',
    });
  });

  it('is null when it is not attached, whatever else is', async () => {
    organizations
      .on(ListPoliciesForTargetCommand)
      .resolves({ Policies: [{ Name: 'countersign-other-guard', Arn: 'x' }] });
    expect(await reader().guard()).toBeNull();
    organizations.on(ListPoliciesForTargetCommand).resolves({});
    expect(await reader().guard()).toBeNull();
  });
});

describe('an account', () => {
  it('has a name when it is an active member', async () => {
    expect(await reader().account('333333333333')).toEqual({ name: 'payments-prod' });
  });

  it('without a name goes by its number', async () => {
    organizations.on(DescribeAccountCommand).resolves({ Account: { Status: 'ACTIVE' } });
    expect(await reader().account('333333333333')).toEqual({ name: '333333333333' });
  });

  it.each(['SUSPENDED', 'PENDING_CLOSURE'] as const)('is none of ours when it is %s', async (Status) => {
    organizations.on(DescribeAccountCommand).resolves({ Account: { Name: 'x', Status } });
    expect(await reader().account('333333333333')).toBeNull();
  });

  it('is none of ours when the Organization does not know it', async () => {
    organizations.on(DescribeAccountCommand).rejects(new AccountNotFoundException(said));
    expect(await reader().account('999999999999')).toBeNull();
  });
});

describe('an answer', () => {
  const looks = () => organizations.commandCalls(ListPoliciesForTargetCommand).length;

  it('is kept for five minutes and then asked for again, with a new session', async () => {
    const kept = reader();
    await kept.guard();
    now = 5 * MINUTE - 1;
    organizations.on(ListPoliciesForTargetCommand).resolves({ Policies: [] });
    expect(await kept.guard()).toBe(GUARD);
    now = 5 * MINUTE;
    expect(await kept.guard()).toBeNull();
    expect(looks()).toBe(2);
    expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(2);
  });

  it('is kept for each account by itself', async () => {
    const kept = reader();
    for (const id of ['333333333333', '444444444444', '333333333333']) await kept.account(id);
    expect(organizations.commandCalls(DescribeAccountCommand).map(({ args }) => args[0].input.AccountId)).toEqual([
      '333333333333',
      '444444444444',
    ]);
  });

  it('that failed is not kept: the look-up throws and the next one asks anew', async () => {
    organizations
      .on(ListPoliciesForTargetCommand)
      .rejectsOnce(new TooManyRequestsException(said))
      .resolves({ Policies: [guard] });
    const kept = reader();
    await expect(kept.guard()).rejects.toThrow('said AWS');
    expect(await kept.guard()).toBe(GUARD);
  });

  it('is not made up when the read role cannot be assumed', async () => {
    sts.on(AssumeRoleCommand).rejectsOnce(new Error('AccessDenied')).resolves({ Credentials: CREDENTIALS });
    const kept = reader();
    await expect(kept.account('333333333333')).rejects.toThrow('AccessDenied');
    expect(await kept.account('333333333333')).toEqual({ name: 'payments-prod' });
  });
});
