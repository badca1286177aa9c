import { ListTargetsForPolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { Cloud } from '../../local/cloud';
import { eventsOf, INSTALLATION, leftoverGrants } from '../../local/demo/evidence';
import { castBallot, openRequest } from '../../local/demo/people';
import { awsCli } from '../../local/demo/story';
import { bucketTarget, instanceTarget } from '../../local/demo/target';
import type { AccountKey } from '../../local/organization/cast';
import { guardPolicyName } from '../../shared/names';
import { confirmByPage, type Opened, openWith, until } from './cloud';
import { pageOf } from './endings/ways';
import { serviceControlPolicy } from './fence/stage';
import { approve, assessedOf, tryToApprove, votesOf } from './per-unit/signing';
import { startPerUnitCloud } from './per-unit/stage';
import { changesNothing } from './unchanged';

const OWN = { status: 403, text: expect.stringContaining('You cannot sign your own request.') };
const ALREADY = { status: 409, text: expect.stringContaining('You have already signed this.') };
const TOO_EARLY = { status: 409, text: expect.stringContaining('It is not your turn yet.') };

const OPERATORS = { payments: 'li-wei', analytics: 'ana-ruiz' } as const;
const PLATFORM = { name: 'platform', need: 1, of: ['platform-leads'] };

describe('policies of the root, of units and of an account', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startPerUnitCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());

  const place = (name: 'root' | 'Production' | 'Sandbox' | 'payments'): string => {
    const { root, units, accounts } = cloud.organization;
    return { root, Production: units.Production, Sandbox: units.Sandbox, payments: accounts.payments }[name];
  };
  const guardOf = (name: Parameters<typeof place>[0]) =>
    serviceControlPolicy(cloud, guardPolicyName(INSTALLATION, place(name)));

  /** The operator of an account has tried to terminate a server of it, and has confirmed. */
  const terminating = async (account: 'payments' | 'analytics'): Promise<Opened> =>
    confirmByPage(cloud, await openWith(cloud, OPERATORS[account], await instanceTarget(cloud, account)));

  /** The operator lets the signed call run, which it does, and nothing but it. */
  async function runs(opened: Opened, account: Exclude<AccountKey, 'hub'>): Promise<void> {
    const { request, target, operator, link } = opened;
    await until(cloud, request, 'copied');
    expect(await target.exists()).toBe(true);
    await castBallot(cloud, operator, link, 'release', target.name);
    await until(cloud, request, 'closed');
    expect((await eventsOf(cloud, request)).slice(-4).map(({ type }) => type)).toEqual([
      'executing',
      'executed',
      'revoked',
      'closed',
    ]);
    expect([await target.exists(), await target.siblingExists()]).toEqual([false, true]);
    expect(await leftoverGrants(cloud, account)).toEqual([]);
  }

  it.each(['root', 'Production', 'Sandbox', 'payments'] as const)(
    '%s has one guard, attached nowhere else',
    async (name) => {
      const { id: PolicyId } = await guardOf(name);
      const organizations = new OrganizationsClient(cloud.aws('management'));
      const { Targets = [] } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId }));
      expect(Targets.map(({ TargetId }) => TargetId)).toEqual([place(name)]);
    },
  );

  it('in production the levels of the account, its unit and the root are signed one after another, and the record says why', async () => {
    const opened = await terminating('payments');
    const { decision } = await assessedOf(cloud, opened);
    const { payments } = cloud.organization.accounts;
    const reasons = [
      `rule "payments/owned" of account ${payments} guards ec2:TerminateInstances`,
      'rule "servers/production" of unit Production guards ec2:TerminateInstances',
      'rule "deletes/all" of the root guards ec2:TerminateInstances',
    ];
    expect(decision).toEqual({
      levels: [
        { name: 'owners', need: 1, of: ['payments-owners'] },
        { name: 'security', need: 2, of: ['security'] },
        PLATFORM,
      ],
      // Each the shortest of the three rules' own, and the strictest sign-in.
      deadlines: { confirm: 3600, sign: 7200, release: 3600 },
      assurance: 'fresh',
      backup: 'off',
      reasons,
    });
    for (const person of ['nina-rossi', 'priya-nair', 'tom-baker', 'wang-fang']) await approve(cloud, opened, person);
    expect(await votesOf(cloud, opened)).toEqual([
      [0, 'nina-rossi'],
      [1, 'priya-nair'],
      [1, 'tom-baker'],
      [2, 'wang-fang'],
    ]);
    await runs(opened, 'payments');
    expect(await pageOf(cloud, 'nina-rossi', opened)).toContain(reasons.join('; '));
  });

  it('in the sandbox the same call takes one signature', async () => {
    const opened = await terminating('analytics');
    const { decision } = await assessedOf(cloud, opened);
    expect(decision).toMatchObject({
      levels: [PLATFORM],
      assurance: 'signin',
      reasons: ['rule "deletes/all" of the root guards ec2:TerminateInstances'],
    });
    await expect(openRequest(cloud, 'nina-rossi', opened.link)).rejects.toThrow('nina-rossi got 404');
    await approve(cloud, opened, 'wang-fang');
    await runs(opened, 'analytics');
  });

  it('a person in the groups of two levels signs once, and nobody signs before their turn', async () => {
    const opened = await terminating('payments');
    const refused = (signIn: string) =>
      changesNothing(cloud, opened.request, () => tryToApprove(cloud, opened, signIn));
    expect(await refused('tom-baker')).toEqual(TOO_EARLY);
    await approve(cloud, opened, 'nina-rossi');
    expect(await refused('wang-fang')).toEqual(TOO_EARLY);
    await approve(cloud, opened, 'tom-baker');
    expect(await refused('tom-baker')).toEqual(ALREADY);
    await approve(cloud, opened, 'omar-haddad');
    expect(await refused('tom-baker')).toEqual(ALREADY);
    await approve(cloud, opened, 'wang-fang');
    await until(cloud, opened.request, 'copied');
  });

  it('the operator, who is in a group that signs, cannot sign with any identity of theirs; another of the group can', async () => {
    const opened = await terminating('payments');
    for (const signIn of ['li-wei', 'li-wei-admin']) {
      const refused = await changesNothing(cloud, opened.request, () => tryToApprove(cloud, opened, signIn));
      expect([signIn, refused]).toEqual([signIn, OWN]);
      const page = await pageOf(cloud, signIn, opened);
      expect(page).toContain('Signed in as Li Wei');
      expect(page).toContain('They may sign: Nina Rossi . You cannot sign your own request.');
    }
    await approve(cloud, opened, 'nina-rossi');
    expect(await votesOf(cloud, opened)).toEqual([[0, 'nina-rossi']]);
  });

  it('a rule of a unit that replaces one of the root counts instead of it, there only, and the record says so', async () => {
    const deleting = async (account: 'payments' | 'analytics') =>
      assessedOf(cloud, await openWith(cloud, OPERATORS[account], await bucketTarget(cloud, account)));
    const sandbox = await deleting('analytics');
    expect(sandbox.decision.levels).toEqual([{ name: 'notebooks', need: 1, of: ['notebook-owners'] }]);
    expect(sandbox.decision.reasons).toEqual([
      'rule "sandbox/copies" of unit Sandbox guards s3:DeleteBucket',
      'rule "deletes/all" of the root is replaced by "sandbox/copies": what is in the sandbox is a copy',
    ]);
    expect((await deleting('payments')).decision).toMatchObject({
      levels: [PLATFORM],
      reasons: ['rule "deletes/all" of the root guards s3:DeleteBucket'],
    });
  });

  it('a rule of production denies its call there, naming the guard of production, and lets it pass in the sandbox', async () => {
    const stopping = async (account: 'payments' | 'analytics') => {
      const { command, exists } = await instanceTarget(cloud, account);
      const stop = ['ec2', 'stop-instances', '--instance-ids', command.at(-1) ?? ''];
      return { ...(await awsCli(cloud, OPERATORS[account], stop)), runs: await exists() };
    };
    const { arn } = await guardOf('Production');
    const refused = await stopping('payments');
    expect(refused.output).toContain(`is not authorized to perform: ec2:StopInstances`);
    expect(refused.output).toContain(`with an explicit deny in a service control policy: ${arn}`);
    expect(refused.runs).toBe(true);
    expect(await stopping('analytics')).toEqual({ code: 0, output: expect.stringContaining('stop'), runs: false });
  });
});
