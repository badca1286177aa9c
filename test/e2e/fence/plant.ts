import { randomBytes } from 'node:crypto';
import {
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import type { Cloud } from '../../../local/cloud';

/** A name that nothing else has. */
export const fresh = (): string => `fence-test-${randomBytes(6).toString('hex')}`;

/** A policy document that allows everything. */
export const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** A trust in everybody of an account, and in CloudFormation and Step Functions. */
export const trustIn = (account: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: account }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
    {
      Effect: 'Allow',
      Principal: { Service: ['cloudformation.amazonaws.com', 'states.amazonaws.com'] },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** A role of the payments account that may do everything and that the whole account may assume; its ARN. */
export async function plantRole(cloud: Cloud, path: string): Promise<string> {
  const iam = new IAMClient(cloud.aws('payments'));
  const RoleName = fresh();
  const trust = JSON.stringify(trustIn(cloud.organization.accounts.payments));
  const { Role } = await iam.send(new CreateRoleCommand({ Path: path, RoleName, AssumeRolePolicyDocument: trust }));
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'everything', PolicyDocument: JSON.stringify(ALLOW_ALL) }),
  );
  return Role?.Arn ?? '';
}

/** A managed policy of the payments account that allows everything; its ARN. */
export async function plantPolicy(cloud: Cloud): Promise<string> {
  const { Policy } = await new IAMClient(cloud.aws('payments')).send(
    new CreatePolicyCommand({ PolicyName: fresh(), PolicyDocument: JSON.stringify(ALLOW_ALL) }),
  );
  return Policy?.Arn ?? '';
}

/** An empty instance profile of the payments account; its name. */
export async function plantProfile(cloud: Cloud): Promise<string> {
  const InstanceProfileName = fresh();
  await new IAMClient(cloud.aws('payments')).send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  return InstanceProfileName;
}
