import { GetQueueAttributesCommand, GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings, rootKeys } from '../clients';
import type { ArnParts } from './arn';
import { policyAllows } from './resource-policy';
import { overTls } from './tls';

/** Sends a message as EventBridge would for a rule, if the queue's policy lets that rule in; else says why not. */
export async function sendToQueue(
  emulatorUrl: string,
  queueArn: string,
  queue: ArnParts,
  ruleArn: string,
  body: string,
): Promise<string | undefined> {
  const sqs = overTls(new SQSClient(clientSettings(emulatorUrl, rootKeys(queue.account), queue.region)));
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue.name }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }));
  const allowed = policyAllows(Attributes?.Policy, {
    principal: { service: 'events.amazonaws.com' },
    action: 'sqs:SendMessage',
    resource: queueArn,
    context: { 'aws:sourcearn': ruleArn, 'aws:sourceaccount': queue.account, 'aws:securetransport': 'true' },
  });
  if (!allowed) return `the policy of ${queueArn} does not let ${ruleArn} send`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  return undefined;
}
