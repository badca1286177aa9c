import { type Check, problemAt } from '../sources';

/** The hub is a member account: no SCP binds the management account, so there the fence would not hold. */
export const hubAccount: Check = ({ settings }) => {
  if (!settings || settings.value.sandbox) return [];
  const { hub, organization } = settings.value;
  if (hub.account !== organization.management) return [];
  const message = `the hub must not be the management account ${hub.account}`;
  const hint = 'SCPs do not bind that account, so nothing would protect the hub. Choose a member account of its own.';
  return [problemAt(settings, ['hub', 'account'], { check: 'hub-account', message, hint })];
};
