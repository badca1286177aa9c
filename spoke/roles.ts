import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import { boundaryName, boundaryPath, busArn, type SpokeRole, spokePath, spokeRoleName } from '../shared/names';
import { boundaryDocument } from './boundary';
import { boundary } from './budget';
import { executorDocument } from './executor';
import { hubTrust } from './hub-trust';
import { readerDocument } from './reader';

/**
 * The roles that every member account gets: executor, reader and forwarder, and the permissions boundary of grants.
 * The executor trusts the broker only, the reader those two that look at resources, and the forwarder EventBridge as
 * far as it acts for a rule of this very account.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export class SpokeRoles extends Construct {
  constructor(scope: Construct, id: string, configuration: Configuration, catalogue: Catalogue, account: string) {
    super(scope, id);
    const { installation, partition, hub } = configuration;
    const role = (name: SpokeRole, assumeRolePolicyDocument: object, policyDocument: object) =>
      new CfnRole(this, name, {
        path: spokePath(installation),
        roleName: spokeRoleName(installation, name),
        assumeRolePolicyDocument,
        policies: [{ policyName: name, policyDocument }],
      });
    new CfnManagedPolicy(this, 'boundary', {
      path: boundaryPath(installation),
      managedPolicyName: boundaryName(installation),
      description: 'The most that a grant of Countersign can ever do',
      policyDocument: boundary(boundaryName(installation), boundaryDocument(configuration, catalogue)),
    });
    role('executor', hubTrust(configuration, 'broker'), executorDocument(configuration));
    role('reader', hubTrust(configuration, 'advance', 'broker'), readerDocument(partition));
    role(
      'forwarder',
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': account } },
          },
        ],
      },
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'events:PutEvents',
            Resource: busArn(partition, hub.region, hub.account, installation),
          },
        ],
      },
    );
  }
}
