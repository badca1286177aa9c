import type { Configuration } from '../configuration/configuration';
import { grantRoleArn } from '../names';
import { guardedActions } from './guarded';

/**
 * The guard: denies the guarded actions to everybody but our grants, or with mode `humans` to people only (root, IAM
 * users, Identity Center sessions). `null` when every policy only observes.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function guardDocument({ policies, installation, partition }: Configuration): object | null {
  const exempt = { ArnNotLike: { 'aws:PrincipalArn': grantRoleArn(partition, '*', installation, '*') } };
  const people = {
    ArnLike: {
      'aws:PrincipalArn': [
        `arn:${partition}:iam::*:root`,
        `arn:${partition}:iam::*:user/*`,
        `arn:${partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*`,
      ],
    },
  };
  const statements = (['everyone', 'humans'] as const).flatMap((mode) => {
    const actions = guardedActions(policies.filter((policy) => policy.mode === mode));
    const Condition = mode === 'humans' ? { ...exempt, ...people } : exempt;
    return actions.length === 0
      ? []
      : [
          {
            Sid: mode === 'humans' ? 'GuardHumans' : 'Guard',
            Effect: 'Deny',
            Action: actions,
            Resource: '*',
            Condition,
          },
        ];
  });
  return statements.length === 0 ? null : { Version: '2012-10-17', Statement: statements };
}
