import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { eventually } from '../../../local/demo/evidence';
import type { MemberRoot } from '../../../local/organization/seeds/member-root';
import { freshName } from '../../../local/organization/seeds/seed';

/** A CloudTrail record as EventBridge delivers it. */
export type CloudTrailRecord = Readonly<Record<string, unknown>>;

/** Reads the records of one person's denied calls from a queue of the member account. */
export interface Recorder {
  /** The record of the next denied call of this name. */
  readonly next: (eventName: string) => Promise<CloudTrailRecord>;
  readonly stop: () => Promise<void>;
}

/** Puts a rule of its own on the member account's bus, which brings a user's denials to a queue. */
export async function recordDenials({ account, settings }: MemberRoot, userName: string): Promise<Recorder> {
  const [events, sqs, name] = [new EventBridgeClient(settings), new SQSClient(settings), freshName('recorder')];
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const queue = `arn:aws:sqs:${settings.region}:${account}:${name}`;
  const pattern = {
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: { userIdentity: { userName: [userName] } },
  };
  const { RuleArn } = await events.send(new PutRuleCommand({ Name: name, EventPattern: JSON.stringify(pattern) }));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue,
        Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
      },
    ],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await events.send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: 'queue', Arn: queue }] }));
  return {
    next: (eventName) =>
      eventually(`the record of ${eventName}`, async () => {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
        for (const { Body = '{}', ReceiptHandle } of Messages) {
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          const { detail } = JSON.parse(Body) as { detail: CloudTrailRecord };
          if (detail.eventName === eventName) return detail;
        }
        return null;
      }),
    async stop() {
      await events.send(new RemoveTargetsCommand({ Rule: name, Ids: ['queue'] }));
      await events.send(new DeleteRuleCommand({ Name: name }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
}
