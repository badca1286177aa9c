import {
  AccountNotFoundException,
  DescribeAccountCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  OrganizationsClient,
  TooManyRequestsException,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { organizationsReader } from '../../../hub/aws/organizations-reader';
import { configuration, GUARD, MEMBER } from '../../organization/configuration';
import { PRODUCTION, policyOf, ROOT } from '../../organization/policies';
import { CREDENTIALS } from './credentials';

const sts = mockClient(STSClient);
const organizations = mockClient(OrganizationsClient);
const MINUTE = 60_000;
const said = { $metadata: {}, message: 'said AWS' };
const guard = { Name: `countersign-demo-guard-${ROOT}`, Arn: GUARD };
const active = { Account: { Id: MEMBER, Name: 'payments-prod', Status: 'ACTIVE' as const } };

let now = 0;
const reader = (using = configuration, anew = false) =>
  organizationsReader(new STSClient({ region: 'us-east-1' }), using, { anew, clock: () => now });
const asked = () => organizations.commandCalls(ListParentsCommand).map(({ args }) => args[0].input.ChildId);

/** Puts accounts and units below their parents. */
function place(parents: Readonly<Record<string, string | readonly string[]>>): void {
  for (const [ChildId, ids] of Object.entries(parents))
    organizations.on(ListParentsCommand, { ChildId }).resolves({ Parents: [ids].flat().map((Id) => ({ Id })) });
}

beforeEach(() => {
  now = 0;
  sts.reset();
  organizations.reset();
  sts.on(AssumeRoleCommand).resolves({ Credentials: CREDENTIALS });
  organizations.on(ListPoliciesCommand).resolves({ Policies: [{ Name: 'FullAWSAccess', Arn: 'x' }, guard] });
  organizations.on(DescribeAccountCommand).resolves(active);
  place({ [MEMBER]: ROOT, '444444444444': ROOT });
});

describe('the guards', () => {
  it('are the policies of those names, read through the read role of the management account', async () => {
    expect(await reader().guards()).toEqual([GUARD]);
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({
      RoleArn: 'arn:aws:iam::111111111111:role/countersign/demo/countersign-demo-organization-reader',
      RoleSessionName: 'organization',
    });
    expect(organizations.commandCalls(ListPoliciesCommand)[0]?.args[0].input).toEqual({
      Filter: 'SERVICE_CONTROL_POLICY',
    });
  });

  it('are one for each place where something is denied, from whatever page of the list', async () => {
    const policies = [
      policyOf('deletes'),
      policyOf('production', {}, [PRODUCTION, MEMBER]),
      policyOf('watching', { mode: 'observe' }, ['444444444444']),
    ];
    const named = (id: string, Arn: string) => ({ Name: `countersign-demo-guard-${id}`, Arn });
    organizations
      .on(ListPoliciesCommand)
      .resolves({ Policies: [guard, named('444444444444', 'old')], NextToken: 'more' })
      .on(ListPoliciesCommand, { NextToken: 'more' })
      .resolves({ Policies: [named(MEMBER, 'account'), named(PRODUCTION, 'unit')] });
    expect(await reader({ ...configuration, policies }).guards()).toEqual([GUARD, 'account', 'unit']);
  });

  it.each([
    ['of another installation', `countersign-other-guard-${ROOT}`],
    ['of a place without policies', `countersign-demo-guard-${PRODUCTION}`],
    ['whose name only begins alike', `countersign-demo-guard-${ROOT}-2`],
  ])('are none when there are only policies %s', async (_which, Name) => {
    organizations.on(ListPoliciesCommand).resolves({ Policies: [{ Name, Arn: 'x' }] });
    expect(await reader().guards()).toEqual([]);
  });

  it('are none when AWS lists none', async () => {
    organizations.on(ListPoliciesCommand).resolves({});
    expect(await reader().guards()).toEqual([]);
  });
});

describe('an account', () => {
  it('has a name and its way from the root when it is an active member', async () => {
    expect(await reader().account(MEMBER)).toEqual({ name: 'payments-prod', path: [ROOT, MEMBER] });
  });

  it('without a name goes by its number', async () => {
    organizations.on(DescribeAccountCommand).resolves({ Account: { Status: 'ACTIVE' } });
    expect(await reader().account(MEMBER)).toMatchObject({ name: MEMBER });
  });

  it.each(['SUSPENDED', 'PENDING_CLOSURE'] as const)('is none of ours when it is %s', async (Status) => {
    organizations.on(DescribeAccountCommand).resolves({ Account: { Name: 'x', Status } });
    expect(await reader().account(MEMBER)).toBeNull();
  });

  it('is none of ours when the Organization does not know it', async () => {
    organizations.on(DescribeAccountCommand).rejects(new AccountNotFoundException(said));
    expect(await reader().account('999999999999')).toBeNull();
  });
});

describe('the way to an account', () => {
  const units = (count: number) => Array.from({ length: count }, (_, index) => `ou-root-${index}`);
  /** The account in the last of the units, each of which is in the one before. */
  const nested = (count: number, top: string = ROOT) => {
    const way = [top, ...units(count), MEMBER];
    place(Object.fromEntries(way.slice(1).map((id, index) => [id, way[index] ?? ''])));
    return way;
  };

  it.each([1, 2, 5])('goes over %i units, the outermost first', async (count) => {
    const way = nested(count);
    expect((await reader().account(MEMBER))?.path).toEqual(way);
  });

  it('asks for the parent of a unit once, however many accounts are in it', async () => {
    nested(1);
    place({ '444444444444': 'ou-root-0' });
    const kept = reader();
    for (const id of [MEMBER, '444444444444', MEMBER]) await kept.account(id);
    expect(asked()).toEqual([MEMBER, 'ou-root-0', '444444444444']);
  });

  it('is read again after five minutes: accounts move', async () => {
    nested(1);
    const kept = reader();
    await kept.account(MEMBER);
    place({ [MEMBER]: ROOT });
    now = 5 * MINUTE;
    expect((await kept.account(MEMBER))?.path).toEqual([ROOT, MEMBER]);
  });

  it.each([
    ['does not begin at the root of the settings', () => nested(2, 'r-other'), 'not below the root r-root'],
    ['is longer than units can be nested', () => nested(6), 'not below the root r-root'],
    ['never ends', () => place({ [MEMBER]: 'ou-root-0', 'ou-root-0': 'ou-root-0' }), 'not below the root r-root'],
    ['forks', () => place({ [MEMBER]: [ROOT, PRODUCTION] }), `no one parent of ${MEMBER}`],
    ['begins nowhere', () => place({ [MEMBER]: [] }), `no one parent of ${MEMBER}`],
  ])('that %s is an error: nothing is resolved by a guess', async (_how, lay, why) => {
    lay();
    await expect(reader().account(MEMBER)).rejects.toThrow(why);
  });
});

describe('an answer', () => {
  const looks = () => organizations.commandCalls(ListPoliciesCommand).length;

  it('is kept for five minutes and then asked for again, with a new session', async () => {
    const kept = reader();
    await kept.guards();
    now = 5 * MINUTE - 1;
    organizations.on(ListPoliciesCommand).resolves({ Policies: [] });
    expect(await kept.guards()).toEqual([GUARD]);
    now = 5 * MINUTE;
    expect(await kept.guards()).toEqual([]);
    expect(looks()).toBe(2);
    expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(2);
  });

  it('is kept for each account by itself', async () => {
    const kept = reader();
    for (const id of [MEMBER, '444444444444', MEMBER]) await kept.account(id);
    expect(organizations.commandCalls(DescribeAccountCommand).map(({ args }) => args[0].input.AccountId)).toEqual([
      MEMBER,
      '444444444444',
    ]);
  });

  it('that lacks an account or a guard is kept for half a minute: a deployment may end meanwhile', async () => {
    const kept = reader();
    organizations.on(ListPoliciesCommand).resolves({ Policies: [] });
    organizations.on(DescribeAccountCommand).rejects(new AccountNotFoundException(said));
    expect([await kept.guards(), await kept.account(MEMBER)]).toEqual([[], null]);
    organizations.on(ListPoliciesCommand).resolves({ Policies: [guard] });
    organizations.on(DescribeAccountCommand).resolves(active);
    now = MINUTE / 2 - 1;
    expect([await kept.guards(), await kept.account(MEMBER)]).toEqual([[], null]);
    now = MINUTE / 2;
    expect([await kept.guards(), await kept.account(MEMBER)]).toMatchObject([[GUARD], { name: 'payments-prod' }]);
  });

  it('is never kept by who reads anew, and its session is', async () => {
    const anew = reader(configuration, true);
    await anew.account(MEMBER);
    place({ [MEMBER]: PRODUCTION, [PRODUCTION]: ROOT });
    expect((await anew.account(MEMBER))?.path).toEqual([ROOT, PRODUCTION, MEMBER]);
    expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(1);
  });

  it('that failed is not kept: the look-up throws and the next one asks anew', async () => {
    organizations
      .on(ListPoliciesCommand)
      .rejectsOnce(new TooManyRequestsException(said))
      .resolves({ Policies: [guard] });
    const kept = reader();
    await expect(kept.guards()).rejects.toThrow('said AWS');
    expect(await kept.guards()).toEqual([GUARD]);
  });

  it('is not made up when the read role cannot be assumed', async () => {
    sts.on(AssumeRoleCommand).rejectsOnce(new Error('AccessDenied')).resolves({ Credentials: CREDENTIALS });
    const kept = reader();
    await expect(kept.account(MEMBER)).rejects.toThrow('AccessDenied');
    expect(await kept.account(MEMBER)).toMatchObject({ name: 'payments-prod' });
  });
});
