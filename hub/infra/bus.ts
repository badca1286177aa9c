import { Duration } from 'aws-cdk-lib';
import { CfnEventBusPolicy, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { busName, spokeRoleArn } from '../../shared/names';
import { intakeSeconds } from './functions';
import type { HubProperties } from './properties';

/** How often a message is tried before it goes to the dead-letter queue. */
const MOST_RECEIVES = 3;

/**
 * Where denials arrive: a classic event bus to which only the forwarder roles of the Organization may put, a rule that
 * lets only AWS's own sources through (customers cannot put events with a source that starts with `aws.`), and a queue.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export class DenialBus extends Construct {
  readonly bus: EventBus;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { configuration }: HubProperties) {
    super(scope, id);
    const { installation, partition, organization, sandbox } = configuration;
    this.bus = new EventBus(this, 'Bus', { eventBusName: busName(installation) });
    new CfnEventBusPolicy(this, 'OrganizationOnly', {
      eventBusName: this.bus.eventBusName,
      statementId: 'OrganizationOnly',
      statement: {
        Sid: 'OrganizationOnly',
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: this.bus.eventBusArn,
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': organization.id },
          ArnLike: { 'aws:PrincipalArn': spokeRoleArn(partition, '*', installation, 'forwarder') },
        },
      },
    });
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // AWS advises six times the Lambda's own time, and takes no less than once.
      visibilityTimeout: Duration.seconds(intakeSeconds(configuration) * (sandbox ? 1 : 6)),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RECEIVES },
    });
    new Rule(this, 'Denials', {
      eventBus: this.bus,
      eventPattern: { source: Match.prefix('aws.'), detailType: ['AWS API Call via CloudTrail'] },
      targets: [new SqsQueue(this.queue)],
    });
  }
}
