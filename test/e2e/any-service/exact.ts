import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Keys } from '../../../local/clients';
import type { Cloud } from '../../../local/cloud';
import { REGION } from '../../../local/organization/cast';
import type { MemberRoot } from '../../../local/organization/seeds/member-root';
import { freshName } from '../../../local/organization/seeds/seed';

/** Path of the roles that the guard of these tests lets through. */
export const EXACT_PATH = '/any-service/exact/';

/** Keys of a role that may do exactly this, as a grant may: one action, one ARN, one region, one account. */
export async function exactRole(cloud: Cloud, root: MemberRoot, action: string, arn: string): Promise<Keys> {
  const iam = new IAMClient(root.settings);
  const trust = { Effect: 'Allow', Principal: { AWS: root.account }, Action: 'sts:AssumeRole' };
  const RoleName = freshName('exact');
  const { Role } = await iam.send(
    new CreateRoleCommand({
      Path: EXACT_PATH,
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  );
  const Condition = { StringEquals: { 'aws:RequestedRegion': REGION, 'aws:ResourceAccount': root.account } };
  const statement = { Effect: 'Allow', Action: action, Resource: arn, Condition };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'exact', PolicyDocument }));
  const { Credentials } = await new STSClient(cloud.aws('li-wei')).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'exact' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
