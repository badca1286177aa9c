import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import { grantableActions } from '../shared/guard/grantable';
import { guardedActions } from '../shared/guard/guarded';
import { NEVER_GRANTED } from '../shared/guard/never-granted';
import { boundaryPath, grantPath, spokePath } from '../shared/names';

/**
 * The most that a grant can do, whatever its own policy says: the guarded actions and what AWS checks along with them,
 * only in a session that carries a source identity, and nothing that gives power or touches our own roles.
 */
export function boundaryDocument({ policies, installation, partition }: Configuration, catalogue: Catalogue): object {
  const own = [grantPath, spokePath].map((path) => `arn:${partition}:iam::*:role${path(installation)}*`);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'GuardedOperations',
        Effect: 'Allow',
        Action: grantableActions(catalogue, guardedActions(policies)),
        Resource: '*',
      },
      { Sid: 'NothingThatGivesPower', Effect: 'Deny', Action: NEVER_GRANTED, Resource: '*' },
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
