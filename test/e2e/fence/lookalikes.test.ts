import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetRoleCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Keys } from '../../../local/clients';
import { INSTALLATION } from '../../../local/demo/evidence';
import { instanceTarget } from '../../../local/demo/target';
import { grantPath, spokePath, spokeRoleName } from '../../../shared/names';
import { type Attempt, all, attemptAll, REFUSED } from './attempt';
import { ALLOW_ALL } from './plant';
import { type Stage, setStage } from './stage';
import { TABLES } from './tables';

const MAKE: Attempt = [
  'make',
  'iam:CreateRole',
  { Path: '$PATH', RoleName: '$NAME', AssumeRolePolicyDocument: '$TRUST_ACCOUNT' },
];
const EMPOWER: Attempt = [
  'empower',
  'iam:PutRolePolicy',
  { RoleName: '$NAME', PolicyName: 'everything', PolicyDocument: '$ALLOW_ALL' },
];

describe('whoever looks like one of our roles', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.clear());

  /** The guard does not take the caller for a grant, the fence neither for an executor nor for StackSets. */
  async function expectNoPower(keys: Keys): Promise<void> {
    const settings = stage.cloud.aws(keys);
    const target = await instanceTarget(stage.cloud);
    const terminate = new TerminateInstancesCommand({ InstanceIds: [target.command.at(-1) ?? ''] });
    await expect(new EC2Client(settings).send(terminate)).rejects.toThrow('service control policy');
    for (const PATH of [grantPath(INSTALLATION), spokePath(INSTALLATION)])
      expect(await attemptAll(TABLES.onPath, settings, stage.words({ PATH }), stage.fence.arn)).toEqual(
        all(TABLES.onPath, REFUSED),
      );
  }

  it.each(TABLES.lookalikes)('gains nothing by %s', async (_, PATH, NAME) => {
    const settings = stage.cloud.aws('li-wei');
    const words = stage.words({ PATH, NAME });
    const { make, empower } = await attemptAll([MAKE, EMPOWER], settings, words, stage.fence.arn);
    if (make !== 'allowed') return expect(make).toMatch(/^(refused by the fence|ValidationError)/);
    expect(empower).toBe('allowed');
    const iam = new IAMClient(settings);
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: NAME }));
    const { Credentials } = await new STSClient(settings).send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'mine' }),
    );
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    await expectNoPower({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
    await iam.send(new DeleteRolePolicyCommand({ RoleName: NAME, PolicyName: 'everything' }));
    await iam.send(new DeleteRoleCommand({ RoleName: NAME }));
  });

  it("gains nothing by a user's path and name", async () => {
    const iam = new IAMClient(stage.cloud.aws('li-wei'));
    const UserName = spokeRoleName(INSTALLATION, 'executor');
    await iam.send(new CreateUserCommand({ Path: spokePath(INSTALLATION), UserName }));
    const PolicyDocument = JSON.stringify(ALLOW_ALL);
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'everything', PolicyDocument }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    await expectNoPower({
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    });
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId }));
    await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'everything' }));
    await iam.send(new DeleteUserCommand({ UserName }));
  });
});
