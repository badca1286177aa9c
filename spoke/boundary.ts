import type { Configuration } from '../shared/configuration/configuration';
import { boundaryPath, grantPath, spokePath } from '../shared/names';

/**
 * The most that a grant can do, whatever its own policy says: the guarded operations, only in a session that carries a
 * source identity, and nothing that touches our own roles.
 */
export function boundaryDocument({ policies, installation, partition }: Configuration): object {
  const own = [grantPath, spokePath].map((path) => `arn:${partition}:iam::*:role${path(installation)}*`);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'GuardedOperations',
        Effect: 'Allow',
        Action: [...new Set(policies.flatMap(({ guard }) => guard))].sort(),
        Resource: '*',
      },
      {
        Sid: 'NothingThatGivesPower',
        Effect: 'Deny',
        Action: [
          'iam:Add*',
          'iam:Attach*',
          'iam:Create*',
          'iam:PassRole',
          'iam:Put*',
          'iam:Set*',
          'iam:Update*',
          'organizations:*',
          'sts:*',
        ],
        Resource: '*',
      },
      {
        Sid: 'NotOurselves',
        Effect: 'Deny',
        Action: '*',
        Resource: [...own, `arn:${partition}:iam::*:policy${boundaryPath(installation)}*`],
      },
      {
        Sid: 'OnlyForARequest',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { Null: { 'aws:SourceIdentity': 'true' } },
      },
    ],
  };
}
