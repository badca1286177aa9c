import type { Configuration } from '../shared/configuration/configuration';
import { type HubFunction, hubRoleArn } from '../shared/names';

/**
 * Trust in some Lambdas of the hub: its account as principal and, by condition, their roles. A role id must not be
 * pinned: a hub role that is made again would lose its trust everywhere. Each session must say for what it was made,
 * so that CloudTrail can be joined to the ledger; both actions are checked against this.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export function hubTrust(
  { partition, installation, hub, organization }: Configuration,
  ...names: readonly HubFunction[]
): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${hub.account}:root` },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: {
          ArnEquals: {
            'aws:PrincipalArn': names.map((name) => hubRoleArn(partition, hub.account, installation, name)),
          },
          StringEquals: { 'aws:PrincipalOrgID': organization.id },
          StringLike: { 'sts:SourceIdentity': '?*' },
        },
      },
    ],
  };
}
