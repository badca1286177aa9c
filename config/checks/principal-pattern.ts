import type { GuardMode } from '../../shared/configuration/configuration';
import { quoted } from '../../shared/consequence/visible';
import { arnOverlaps } from '../pattern/arn-overlaps';
import { covers } from '../pattern/covers';
import { overlaps } from '../pattern/overlaps';
import type { PlacedRule } from '../placed';
import type { Fault, Problem } from '../problem';
import type { Settings } from '../schema/settings';
import { problemAt } from '../sources';

/** Patterns under `where.principals` that no caller matches whom an SCP of the rule's mode could deny. */
export function principals(
  { written: { policy, path, text }, rule }: PlacedRule,
  settings: Settings | undefined,
): readonly Problem[] {
  if (!settings) return [];
  return (text.where?.principals ?? []).flatMap((pattern, index) => {
    const fault = faultOf(pattern, rule.mode, settings);
    return fault ? [problemAt(policy, [...path, 'where', 'principals', index], fault)] : [];
  });
}

const ACCOUNT = '?'.repeat(12);

/**
 * What `aws:PrincipalArn` can be.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
const HUMANS = (partition: string): readonly string[] =>
  ['root', 'user/?*', 'role/aws-reserved/sso.amazonaws.com/?*'].map(
    (kind) => `arn:${partition}:iam::${ACCOUNT}:${kind}`,
  );
const PROGRAMS = (partition: string): readonly string[] => [
  `arn:${partition}:iam::${ACCOUNT}:role/?*`,
  `arn:${partition}:sts::${ACCOUNT}:federated-user/?*`,
];

function faultOf(pattern: string, mode: GuardMode, { partition, organization }: Settings): Fault | null {
  const shown = `"${quoted(pattern)}"`;
  const never = (message: string, hint: string): Fault => ({ check: 'never-matches', message, hint });
  const isLike = (all: readonly string[]): boolean => all.some((one) => arnOverlaps(pattern, one));
  const [, of = '', service = ''] = pattern.split(':');
  if (of !== '' && !overlaps(of, partition))
    return never(
      `${shown} is of partition "${quoted(of)}", and the Organization of "${partition}"`,
      `It must begin with arn:${partition}: or arn:*:.`,
    );
  if (service === 'sts' && pattern.includes(':assumed-role'))
    return never(
      `${shown} matches nobody: the ARN of a session is that of its role`,
      `Write the role, e.g. arn:${partition}:iam::*:role/deploy-*, with its path.`,
    );
  if (!isLike([...HUMANS(partition), ...PROGRAMS(partition)]))
    return never(
      `${shown} matches no user, role or root user`,
      `Write e.g. arn:${partition}:iam::*:role/deploy-* or arn:${partition}:iam::111122223333:user/li-wei.`,
    );
  if (covers(`arn:${partition}:iam::${organization.management}:*`, pattern))
    return never(
      `${shown} is of the management account, whose users and roles no SCP binds`,
      'Delete it, and watch the use of that account.',
    );
  if (covers('arn:*:role/aws-service-role/*', pattern))
    return never(`${shown} is about service-linked roles, which no SCP binds`, 'Delete it.');
  if (mode === 'humans' && !isLike(HUMANS(partition)))
    return never(
      `${shown} matches nobody whom a rule for humans denies: root, IAM users and Identity Center sessions`,
      'Write mode: everyone in this rule, or delete it.',
    );
  return null;
}
