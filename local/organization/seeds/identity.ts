import {
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { MemberRoot } from './member-root';
import type { Seed } from './seed';

/** Name of the one inline policy of a seeded user or role. */
export const INLINE_POLICY = 'reads-orders';

/** An IAM user or role; with an inline policy it cannot be deleted before that is. */
export interface Identity extends Seed {
  /** Whether the inline policy is still there. */
  readonly hasPolicy: () => Promise<boolean>;
}

const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }],
});
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const found = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: Error) => {
      if (!/NoSuchEntity/.test(error.name)) throw error;
      return false;
    },
  );

/** Makes an IAM user under a path, with an inline policy unless told otherwise. */
export async function createUser(
  { account, settings }: MemberRoot,
  name: string,
  { policy = true }: { readonly policy?: boolean } = {},
): Promise<Identity> {
  const iam = new IAMClient(settings);
  const { User } = await iam.send(new CreateUserCommand({ UserName: name, Path: '/team/' }));
  const inline = { UserName: name, PolicyName: INLINE_POLICY };
  if (policy) await iam.send(new PutUserPolicyCommand({ ...inline, PolicyDocument: DOCUMENT }));
  return {
    account,
    name,
    arn: User?.Arn ?? '',
    exists: () => found(iam.send(new GetUserCommand({ UserName: name }))),
    hasPolicy: () => found(iam.send(new GetUserPolicyCommand(inline))),
  };
}

/** Makes an IAM role with an inline policy. */
export async function createRole({ account, settings }: MemberRoot, name: string): Promise<Identity> {
  const iam = new IAMClient(settings);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST }));
  const inline = { RoleName: name, PolicyName: INLINE_POLICY };
  await iam.send(new PutRolePolicyCommand({ ...inline, PolicyDocument: DOCUMENT }));
  return {
    account,
    name,
    arn: Role?.Arn ?? '',
    exists: () => found(iam.send(new GetRoleCommand({ RoleName: name }))),
    hasPolicy: () => found(iam.send(new GetRolePolicyCommand(inline))),
  };
}
