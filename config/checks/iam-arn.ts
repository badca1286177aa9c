import { identifier } from '../../shared/consequence/visible';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

type Fault = { readonly message: string; readonly hint: string };

const USER =
  /^arn:(?<partition>[\w-]+):iam::(?<account>\d{12}):user\/(?:[\x21-\x29\x2B-\x7E]{1,510}\/)?[\w+=,.@-]{1,64}$/;

/** Every `iam` entry is the whole ARN of an IAM user in a member account of this partition. */
export const iamArn: Check = ({ settings, people }) =>
  !people
    ? []
    : Object.entries(people.value.people).flatMap(([id, { iam }]) =>
        iam.flatMap((arn, index) => {
          const fault = faultOf(arn, settings?.value ?? null);
          return fault ? [problemAt(people, ['people', id, 'iam', index], { check: 'iam-arn', ...fault })] : [];
        }),
      );

function faultOf(arn: string, settings: Settings | null): Fault | null {
  const parts = USER.exec(arn)?.groups;
  if (!parts) return { message: `"${identifier(arn)}" is not the ARN of an IAM user`, hint: shapeHint(arn) };
  if (settings && parts.partition !== settings.partition) {
    const message = `this ARN is of partition "${parts.partition}", the Organization of "${settings.partition}"`;
    return { message, hint: `It must begin with arn:${settings.partition}:iam::` };
  }
  if (settings && parts.account === settings.organization.management) {
    const message = `this user is in the management account ${parts.account}`;
    return {
      message,
      hint: 'SCPs do not bind that account: its calls are never denied, so they never become requests.',
    };
  }
  if (settings && !settings.sandbox && parts.account === settings.hub.account) {
    const message = `this user is in the hub account ${parts.account}`;
    return { message, hint: 'Denials in the hub account do not become requests. Name a user of another account.' };
  }
  return null;
}

function shapeHint(arn: string): string {
  if (/^arn:[\w-]*:sts:|:assumed-role\/|:role\//.test(arn))
    return 'Anybody who may assume a role has its ARN, so a role identifies nobody. Name the IAM user.';
  if (arn.endsWith(':root')) return 'The root user of an account is nobody in particular. Name the IAM user.';
  if (arn.includes('*')) return 'A wildcard would identify several people. Write one entry per user.';
  return 'Expected e.g. arn:aws:iam::111122223333:user/li-wei';
}
