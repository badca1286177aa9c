import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Configuration } from '../shared/configuration/configuration';
import {
  boundaryName,
  boundaryPath,
  busArn,
  hubRoleArn,
  type SpokeRole,
  spokePath,
  spokeRoleName,
} from '../shared/names';
import { boundaryDocument } from './boundary';
import { executorDocument } from './executor';
import { readerDocument } from './reader';

/**
 * The roles that every member account gets: executor, reader and forwarder, and the permissions boundary of grants.
 * The trusts name the hub account and, by condition, the role: a role id must not be pinned, since a hub role that is
 * made again would lose its trust everywhere.
 */
export class SpokeRoles extends Construct {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id);
    const { installation, partition, hub, organization } = configuration;
    const hubTrust = (roles: readonly string[]) => ({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${hub.account}:root` },
          Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
          Condition: {
            ArnEquals: { 'aws:PrincipalArn': roles },
            StringEquals: { 'aws:PrincipalOrgID': organization.id },
            StringLike: { 'sts:SourceIdentity': '?*' },
          },
        },
      ],
    });
    const role = (name: SpokeRole, assumeRolePolicyDocument: object, policyDocument: object) =>
      new CfnRole(this, name, {
        path: spokePath(installation),
        roleName: spokeRoleName(installation, name),
        assumeRolePolicyDocument,
        policies: [{ policyName: name, policyDocument }],
      });
    const hubRole = (name: 'broker' | 'advance') => hubRoleArn(partition, hub.account, installation, name);
    new CfnManagedPolicy(this, 'boundary', {
      path: boundaryPath(installation),
      managedPolicyName: boundaryName(installation),
      description: 'The most that a grant of Countersign can ever do',
      policyDocument: boundaryDocument(configuration),
    });
    role('executor', hubTrust([hubRole('broker')]), executorDocument(configuration));
    role('reader', hubTrust([hubRole('advance'), hubRole('broker')]), readerDocument(partition));
    role(
      'forwarder',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' }],
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
