import { type Stack, Validations } from 'aws-cdk-lib';
import type { Configuration } from '../shared/configuration/configuration';
import { grantRoleArn } from '../shared/names';

/** Acknowledges the findings of cdk-nag that stand in the management account and the spoke, each with its reason. */
export function acknowledgeFindings(stack: Stack, { partition, installation }: Configuration): void {
  const wildcard = (resource: string, reason: string) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  });
  Validations.of(stack).acknowledge(
    wildcard(
      '*',
      'Organizations, ec2:Describe*, s3:ListAllMyBuckets and iam:ListRoles take no smaller resource; the boundary limits actions, the grant in it the resource.',
    ),
    wildcard(
      grantRoleArn(partition, '*', installation, '*'),
      'Grants are named by request, so the executor is held to their path; the fence holds everybody else out of it.',
    ),
    wildcard(
      `arn:${partition}:s3:::*`,
      'The reader describes any bucket that somebody asks to delete; it is denied every read of objects.',
    ),
  );
}
