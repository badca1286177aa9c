import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { ClientSettings } from '../../../local/clients';
import { eventually } from '../../../local/demo/evidence';
import { outcomeOf } from './attempt';

/** Makes a stack of one resource, as the caller or with a service role, and says how it went. */
export async function attemptStack(
  settings: ClientSettings,
  stack: { readonly name: string; readonly resource: object; readonly role?: string | undefined },
  fence: string,
): Promise<string> {
  const client = new CloudFormationClient(settings);
  await client.send(
    new CreateStackCommand({
      StackName: stack.name,
      TemplateBody: JSON.stringify({ Resources: { It: stack.resource } }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      RoleARN: stack.role,
    }),
  );
  const status = await eventually(`the stack ${stack.name} to end`, async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack.name }));
    const now = Stacks?.[0]?.StackStatus ?? '';
    return now.endsWith('_IN_PROGRESS') ? null : now;
  });
  if (status === 'CREATE_COMPLETE') return 'allowed';
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stack.name }));
  const reasons = StackEvents.map(({ ResourceStatusReason = '' }) => ResourceStatusReason).join('\n');
  return outcomeOf(new Error(reasons), fence);
}
