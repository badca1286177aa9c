import { DeleteRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreatePolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { INSTALLATION } from '../../../local/demo/evidence';
import {
  boundaryArn,
  boundaryPath,
  fencePolicyName,
  grantPath,
  guardPolicyName,
  spokePath,
  spokeRoleArn,
} from '../../../shared/names';
import { type Attempt, all, attemptAll, REFUSED, type Words } from './attempt';
import { ALLOW_ALL, fresh, plantPolicy, plantRole } from './plant';
import { nameOf, ORDINARY, type Stage, serviceControlPolicy, setStage } from './stage';
import { TABLES } from './tables';

const { onRole, deletion, onPath, onPolicy, onServiceControlPolicy } = TABLES;

describe('the fence and an administrator of a member account', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.clear());

  const payments = () => stage.cloud.organization.accounts.payments;
  const role = (arn: string): Words => ({ ARN: arn, NAME: nameOf(arn) });
  const tryAll = (attempts: readonly Attempt[], more: Words, caller = 'li-wei') =>
    attemptAll(attempts, stage.cloud.aws(caller), stage.words(more), stage.fence.arn);

  it('may do all this with an ordinary role', async () => {
    const arn = await plantRole(stage.cloud, ORDINARY);
    expect(await tryAll(onRole, role(arn))).toEqual(all(onRole, 'allowed'));
    const iam = new IAMClient(stage.cloud.aws('li-wei'));
    await iam.send(new DeleteRolePolicyCommand({ RoleName: nameOf(arn), PolicyName: 'everything' }));
    expect(await tryAll(deletion, role(arn))).toEqual(all(deletion, 'allowed'));
  });

  it.each([
    ['a grant', () => stage.grant],
    ['a role of the spoke path', () => stage.spoke],
    ['the executor', () => spokeRoleArn('aws', payments(), INSTALLATION, 'executor')],
    ['the reader', () => spokeRoleArn('aws', payments(), INSTALLATION, 'reader')],
    ['the forwarder', () => spokeRoleArn('aws', payments(), INSTALLATION, 'forwarder')],
  ])('may do none of it with %s', async (_, target) => {
    const attempts = [...onRole, ...deletion.filter(([, call]) => call === 'iam:DeleteRole')];
    expect(await tryAll(attempts, role(target()))).toEqual(all(attempts, REFUSED));
  });

  it.each([
    ['may', 'an ordinary path', ORDINARY, 'allowed'],
    ['may not', 'the exec path', grantPath(INSTALLATION), REFUSED],
    ['may not', 'a path below it', `${grantPath(INSTALLATION)}deeper/`, REFUSED],
    ['may not', 'the spoke path', spokePath(INSTALLATION), REFUSED],
  ])('%s create roles under %s', async (_may, _path, PATH, outcome) => {
    expect(await tryAll(onPath, { PATH })).toEqual(all(onPath, outcome));
  });

  it('may change and delete a policy, but not the boundary of grants or anything beside it', async () => {
    const ordinary = { POLICY: await plantPolicy(stage.cloud), PATH: ORDINARY };
    expect(await tryAll(onPolicy, ordinary)).toEqual(all(onPolicy, 'allowed'));
    const ours = { POLICY: boundaryArn('aws', payments(), INSTALLATION), PATH: boundaryPath(INSTALLATION) };
    expect(await tryAll(onPolicy, ours)).toEqual(all(onPolicy, REFUSED));
  });

  it('may touch no service control policy, which the management account may', async () => {
    const { Policy } = await new OrganizationsClient(stage.cloud.aws('management')).send(
      new CreatePolicyCommand({
        Name: fresh(),
        Description: '',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify(ALLOW_ALL),
      }),
    );
    const ordinary = { POLICY: Policy?.PolicySummary?.Id ?? '' };
    expect(await tryAll(onServiceControlPolicy, ordinary, 'management')).toEqual(
      all(onServiceControlPolicy, 'allowed'),
    );
    const { root, units } = stage.cloud.organization;
    const guards = [root, units.Production].map((place) => guardPolicyName(INSTALLATION, place));
    for (const name of [fencePolicyName(INSTALLATION), ...guards]) {
      const { id } = await serviceControlPolicy(stage.cloud, name);
      const outcomes = Object.values(await tryAll(onServiceControlPolicy, { POLICY: id }));
      expect(outcomes.filter((outcome) => !outcome.startsWith('AccessDenied'))).toEqual([]);
    }
  });
});
