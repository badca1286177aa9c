import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { clientSettings, rootKeys } from '../clients';
import type { ArnParts } from './arn';
import { policyAllows } from './resource-policy';

/** A rule's target that is a bus of another account, and the account and role that send to it. */
export interface BusSend {
  readonly emulatorUrl: string;
  readonly account: string;
  readonly busArn: string;
  readonly bus: ArnParts;
  readonly roleArn: string | undefined;
}

const TRUST = { principal: { service: 'events.amazonaws.com' }, action: 'sts:AssumeRole', resource: '*' } as const;

async function roleRefusal(send: BusSend, roleArn: string): Promise<string | undefined> {
  const iam = new IAMClient(clientSettings(send.emulatorUrl, rootKeys(send.account)));
  const role = await iam.send(new GetRoleCommand({ RoleName: roleArn.split('/').at(-1) })).catch(() => undefined);
  if (role?.Role?.Arn !== roleArn) return `role ${roleArn} does not exist`;
  const context = { 'aws:sourceaccount': send.account };
  const trust = decodeURIComponent(role.Role.AssumeRolePolicyDocument ?? '');
  if (!policyAllows(trust, { ...TRUST, context })) return `role ${roleArn} does not trust events.amazonaws.com`;
  const simulated = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: roleArn,
      ActionNames: ['events:PutEvents'],
      ResourceArns: [send.busArn],
    }),
  );
  const decision = simulated.EvaluationResults?.[0]?.EvalDecision;
  return decision === 'allowed'
    ? undefined
    : `role ${roleArn} may not events:PutEvents on ${send.busArn} (${decision})`;
}

/** Why EventBridge would not send from this account to that bus; `undefined` when it would. */
export async function busRefusal(send: BusSend): Promise<string | undefined> {
  const { emulatorUrl, account, busArn, bus, roleArn } = send;
  if (!roleArn) return 'the target names no role';
  const refusedByRole = await roleRefusal(send, roleArn);
  if (refusedByRole) return refusedByRole;
  const member = new OrganizationsClient(clientSettings(emulatorUrl, rootKeys(account)));
  const { Organization } = await member.send(new DescribeOrganizationCommand({}));
  const hub = new EventBridgeClient(clientSettings(emulatorUrl, rootKeys(bus.account), bus.region));
  const { Policy } = await hub.send(new DescribeEventBusCommand({ Name: bus.name }));
  const allowed = policyAllows(Policy, {
    principal: { arn: roleArn, account },
    action: 'events:PutEvents',
    resource: busArn,
    context: {
      'aws:principalorgid': Organization?.Id ?? '',
      'aws:principalarn': roleArn,
      'aws:principalaccount': account,
    },
  });
  return allowed ? undefined : `the policy of ${busArn} does not let ${roleArn} in`;
}
