/**
 * Actions that give power to somebody, or take on somebody's: whoever may call one of them may soon do anything. The
 * permissions boundary denies them to every grant, so guarding one would only forbid it.
 */
export const NEVER_GRANTED: readonly string[] = [
  'iam:Add*',
  'iam:Attach*',
  'iam:Create*',
  'iam:PassRole',
  'iam:Put*',
  'iam:Set*',
  'iam:Update*',
  'organizations:*',
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
