import { type CfnResource, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { Construct } from 'constructs';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import { guardDocuments } from '../shared/guard/document';
import { boundaryPath, fencePolicyName, guardPolicyName, organizationReaderName } from '../shared/names';
import { placeName } from '../shared/policy/place';
import { cut } from '../shared/text/cut';
import { scp } from './budget';
import { fenceDocument } from './fence';
import { acknowledgeFindings } from './findings';
import { hubTrust } from './hub-trust';
import { addSpokes } from './stack-sets';

/** Characters of a policy's description. Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
const MOST_DESCRIPTION = 512;

/**
 * Each after the one before it: Organizations takes one change at a time, and CloudFormation fails where it makes many
 * policies at once. Source: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2245
 */
function oneByOne(resources: readonly CfnResource[]): void {
  for (const [index, resource] of resources.entries()) {
    const before = resources[index - 1];
    if (before) resource.addResourceDependency(before);
  }
}

/** Everything in the management account: guard and fence, the read role of the hub, and the two StackSets. */
export class OrganizationStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { configuration, catalogue, ...properties }: { configuration: Configuration; catalogue: Catalogue } & StackProps,
  ) {
    super(scope, id, properties);
    const { installation, organization } = configuration;
    const attached = (logicalId: string, name: string, description: string, content: object, place: string) =>
      new CfnPolicy(this, logicalId, {
        name,
        description,
        content: scp(name, content),
        type: 'SERVICE_CONTROL_POLICY',
        targetIds: [place],
      });
    const fence = attached(
      'Fence',
      fencePolicyName(installation),
      'Protects the roles behind the Countersign guard',
      fenceDocument(configuration),
      organization.root,
    );
    const guards = [...guardDocuments(configuration)].map(([place, content]) =>
      attached(
        place === organization.root ? 'Guard' : `Guard${place.replaceAll('-', '')}`,
        guardPolicyName(installation, place),
        cut(`Calls that need a second signature: ${placeName(configuration, place)}`, MOST_DESCRIPTION),
        content,
        place,
      ),
    );
    // Last: nobody is denied a call before there is a way to ask for it.
    oneByOne([addSpokes(this, configuration, catalogue, fence), ...guards]);
    new CfnRole(this, 'OrganizationReader', {
      path: boundaryPath(installation),
      roleName: organizationReaderName(installation),
      assumeRolePolicyDocument: hubTrust(configuration, 'intake', 'advance', 'broker'),
      policies: [
        {
          policyName: 'read',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['organizations:DescribeAccount', 'organizations:ListParents', 'organizations:ListPolicies'],
                Resource: '*',
              },
            ],
          },
        },
      ],
    });
    acknowledgeFindings(this, configuration);
  }
}
