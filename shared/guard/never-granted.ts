/**
 * Actions that give power to somebody, or take on somebody's: whoever may call one of them may soon do anything. The
 * permissions boundary denies them to every grant, so guarding one would only forbid it.
 */
export const NEVER_GRANTED: readonly string[] = [
  'cloudformation:Continue*',
  'cloudformation:Create*',
  'cloudformation:Execute*',
  'cloudformation:Import*',
  'cloudformation:Rollback*',
  'cloudformation:Set*',
  'cloudformation:Start*',
  'cloudformation:Update*',
  'eks:AssociateAccessPolicy',
  'eks:CreateAccessEntry',
  'iam:Add*',
  'iam:Attach*',
  'iam:Create*',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:EnableMFADevice',
  'iam:PassRole',
  'iam:Put*',
  'iam:ResetServiceSpecificCredential',
  'iam:Set*',
  'iam:Update*',
  'iam:Upload*',
  'identitystore:*',
  'kms:CreateGrant',
  'kms:PutKeyPolicy',
  'organizations:*',
  'sso:*',
  'sts:*',
];

/** Whether no grant may ever carry this action; IAM does not tell actions apart by case. */
export function isNeverGranted(action: string): boolean {
  const found = action.toLowerCase();
  return NEVER_GRANTED.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.endsWith('*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
  });
}
