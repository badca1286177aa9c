import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { Construct } from 'constructs';
import type { Configuration } from '../shared/configuration/configuration';
import { boundaryPath, fencePolicyName, guardPolicyName, hubRoleArn, organizationReaderName } from '../shared/names';
import { fenceDocument } from './fence';
import { acknowledgeFindings } from './findings';
import { guardDocument } from './guard';
import { addSpokes } from './stack-sets';

/** Everything in the management account: guard and fence, the read role of the hub, and the two StackSets. */
export class OrganizationStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { configuration, ...properties }: { configuration: Configuration } & StackProps,
  ) {
    super(scope, id, properties);
    const { installation, organization, partition, hub } = configuration;
    const attached = (logicalId: string, name: string, description: string, content: object) =>
      new CfnPolicy(this, logicalId, {
        name,
        description,
        content,
        type: 'SERVICE_CONTROL_POLICY',
        targetIds: [organization.root],
      });
    const fence = attached(
      'Fence',
      fencePolicyName(installation),
      'Protects the roles behind the Countersign guard',
      fenceDocument(configuration),
    );
    const guardContent = guardDocument(configuration);
    if (guardContent) {
      const guard = attached(
        'Guard',
        guardPolicyName(installation),
        'Calls that need a second signature',
        guardContent,
      );
      guard.addResourceDependency(fence);
    }
    new CfnRole(this, 'OrganizationReader', {
      path: boundaryPath(installation),
      roleName: organizationReaderName(installation),
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${partition}:iam::${hub.account}:root` },
            Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
            Condition: {
              ArnEquals: {
                'aws:PrincipalArn': (['intake', 'advance', 'broker'] as const).map((name) =>
                  hubRoleArn(partition, hub.account, installation, name),
                ),
              },
            },
          },
        ],
      },
      policies: [
        {
          policyName: 'read',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['organizations:DescribeAccount', 'organizations:ListPoliciesForTarget'],
                Resource: '*',
              },
            ],
          },
        },
      ],
    });
    addSpokes(this, configuration).node.addDependency(fence);
    acknowledgeFindings(this, configuration);
  }
}
