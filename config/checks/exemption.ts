import { quoted } from '../../shared/consequence/visible';
import { type Check, problemAt } from '../sources';

const ROLE = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/** An exemption is for one role of one account. */
export const exemption: Check = ({ settings, policies }) =>
  policies.flatMap((policy) =>
    (policy.value.exemptions ?? []).flatMap(({ role }, index) => {
      const [, partition, account] = ROLE.exec(role) ?? [];
      const at = ['exemptions', index, 'role'];
      const shown = `"${quoted(role)}"`;
      if (/[*?]/.test(role))
        return [
          problemAt(policy, at, {
            check: 'exemption',
            message: `${shown} has a wildcard, expected one role`,
            hint: 'Write one exemption a role.',
          }),
        ];
      if (account === undefined)
        return [
          problemAt(policy, at, {
            check: 'exemption',
            message: `${shown} is no ARN of a role`,
            hint: 'It looks like arn:aws:iam::333333333333:role/deploy.',
          }),
        ];
      if (settings && partition !== settings.value.partition)
        return [
          problemAt(policy, at, {
            check: 'exemption',
            message: `${shown} is of partition "${partition}", not "${settings.value.partition}"`,
            hint: `It must begin with arn:${settings.value.partition}:iam::`,
          }),
        ];
      return [];
    }),
  );
