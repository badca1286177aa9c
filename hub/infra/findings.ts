import { type Stack, Validations } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Configuration } from '../../shared/configuration/configuration';
import { spokeRoleArn } from '../../shared/names';
import { workflowArn } from './permissions';
import type { WitnessBucket } from './witness-bucket';

/** Acknowledges the findings of cdk-nag that stand in the hub, each with its reason; any other fails the synth. */
export function acknowledgeFindings(stack: Stack, configuration: Configuration, witness: WitnessBucket): void {
  const { partition, installation, sandbox } = configuration;
  const wildcard = (resource: string, reason: string) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  });
  const bucket = stack.getLogicalId(witness.bucket.node.defaultChild as CfnBucket);
  const objects =
    'Sealed objects are named by request and seq, so a writer is held to its prefix; the bucket lets each be written once.';
  const everywhere =
    'The role is the same in every member account, and accounts join by themselves; its trust names this one hub role.';
  Validations.of(stack).acknowledge(
    wildcard('*', 'X-Ray and log delivery take no resource.'),
    ...['events', 'marks/advance', 'marks/broker', 'ballots'].map((prefix) =>
      wildcard(`<${bucket}.Arn>/${prefix}/*`, objects),
    ),
    wildcard(spokeRoleArn(partition, '*', installation, 'reader'), everywhere),
    wildcard(spokeRoleArn(partition, '*', installation, 'executor'), everywhere),
    wildcard(
      `${workflowArn(configuration).replace(':stateMachine:', ':execution:')}:*`,
      'Executions are named by request.',
    ),
    {
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'The pages sign people in themselves (code flow with PKCE); a JWT authorizer would let in no browser without script.',
    },
    {
      id: 'AwsSolutions::AwsSolutions-S1',
      reason:
        'Data events of the witness belong to the organization trail, which nobody in the hub can edit; access logs are best effort.',
    },
    {
      id: 'AwsSolutions::AwsSolutions-COG8',
      reason:
        'The Plus plan adds risk scoring and threat protection; the pool is for trials, production signs in at the company.',
    },
    { id: 'AwsSolutions::AwsSolutions-L1', reason: 'Node 22 is the newest runtime that the bundles are tested with.' },
    ...(sandbox
      ? [
          {
            id: 'AwsSolutions::AwsSolutions-COG2',
            reason: 'A sandbox pool holds made-up people; elsewhere MFA is required.',
          },
        ]
      : []),
  );
}
