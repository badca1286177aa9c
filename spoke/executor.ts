import type { Configuration } from '../shared/configuration/configuration';
import { boundaryArn, grantRoleArn } from '../shared/names';

/**
 * What the executor may do: make grants under the exec path, only with the boundary, use them, ask IAM about them,
 * and remove them. It can call no service itself and touch no other role.
 */
export function executorDocument({ installation, partition }: Configuration): object {
  const grants = grantRoleArn(partition, '*', installation, '*');
  const withBoundary = { ArnLike: { 'iam:PermissionsBoundary': boundaryArn(partition, '*', installation) } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Make',
        Effect: 'Allow',
        Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
        Resource: grants,
        Condition: withBoundary,
      },
      {
        Sid: 'MarkAndLook',
        Effect: 'Allow',
        Action: ['iam:TagRole', 'iam:GetRole', 'iam:ListRolePolicies', 'iam:ListAttachedRolePolicies'],
        Resource: grants,
      },
      {
        Sid: 'Remove',
        Effect: 'Allow',
        Action: ['iam:DeleteRole', 'iam:DeleteRolePolicy'],
        Resource: grants,
      },
      { Sid: 'Use', Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'], Resource: grants },
      { Sid: 'Ask', Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: grants },
      // ListRoles can be asked for one path, but IAM knows no resource for it.
      { Sid: 'FindLeftovers', Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' },
    ],
  };
}
