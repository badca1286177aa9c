import type { Configuration } from '../shared/configuration/configuration';
import { boundaryArn, grantRoleArn, hubRoleArn, spokePath, spokeRoleArn } from '../shared/names';

const WRITES = ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy', 'iam:DeleteRole', 'iam:TagRole'];

const NEVER = [
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:DeleteRolePermissionsBoundary',
  'iam:UntagRole',
  'iam:PassRole',
  // IAM checks this one on the profile; what keeps our roles out of profiles is PassRole, which it needs too.
  'iam:AddRoleToInstanceProfile',
];

const POLICY_WRITES = [
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
];

const SESSIONS = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

/**
 * The fence: who may touch the roles that stand behind the guard. Only the executor makes and removes grants, only
 * with the boundary; nobody edits a grant; the spoke roles and the boundary change only through the StackSets; nobody
 * but the executor uses a grant, nobody but the broker an executor, nobody but the hub's named roles another spoke
 * role. Attach it before any grant exists. Arn operators throughout: each part of an ARN is compared by itself, so no
 * look-alike user, session or path passes for a role. A negated operator holds where its key is missing.
 */
export function fenceDocument(configuration: Configuration): object {
  const { installation, partition, hub } = configuration;
  const grants = grantRoleArn(partition, '*', installation, '*');
  const executor = spokeRoleArn(partition, '*', installation, 'executor');
  const stackSets = `arn:${partition}:iam::*:role/stacksets-exec-*`;
  const spokeRoles = `arn:${partition}:iam::*:role${spokePath(installation)}*`;
  const unless = (...principals: string[]) => ({ ArnNotLike: { 'aws:PrincipalArn': principals } });
  const deny = (Sid: string, Action: string[], Resource: string | string[], Condition?: object) => ({
    Sid,
    Effect: 'Deny',
    Action,
    Resource,
    ...(Condition && { Condition }),
  });
  const hubRole = (name: 'broker' | 'advance') => hubRoleArn(partition, hub.account, installation, name);
  return {
    Version: '2012-10-17',
    Statement: [
      deny('GrantsByExecutor', WRITES, grants, unless(executor)),
      deny('GrantsWithBoundary', ['iam:CreateRole', 'iam:PutRolePolicy'], grants, {
        ArnNotLike: { 'iam:PermissionsBoundary': boundaryArn(partition, '*', installation) },
      }),
      deny('GrantsAreNotEdited', NEVER, grants),
      deny('SpokeRolesByStackSets', [...WRITES, ...NEVER], [spokeRoles, stackSets], unless(stackSets)),
      deny('BoundaryByStackSets', POLICY_WRITES, `arn:${partition}:iam::*:policy/countersign/*`, unless(stackSets)),
      deny('GrantsUsedByExecutor', SESSIONS, grants, unless(executor)),
      // The forwarder is assumed by EventBridge, a service, to which SCPs do not apply.
      deny('SpokeRolesUsedByHub', SESSIONS, spokeRoles, unless(hubRole('broker'), hubRole('advance'))),
      deny('ExecutorUsedByBroker', SESSIONS, executor, unless(hubRole('broker'))),
    ],
  };
}
