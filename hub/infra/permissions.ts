import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Configuration } from '../../shared/configuration/configuration';
import { functionName, type HubFunction, organizationReaderArn, spokeRoleArn, workflowName } from '../../shared/names';

/** What the permissions name. */
export interface Resources {
  readonly ledgerArn: string;
  readonly indexArn: string;
  readonly witnessArn: string;
  readonly queueArn: string;
  readonly identityArns: readonly string[];
}

/** An Allow statement. */
export function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, unknown>>,
): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });
}

/** ARN of the request workflow, put together from names: the workflow refers to Lambdas that must know its ARN. */
export const workflowArn = ({ partition, hub, installation }: Configuration): string =>
  `arn:${partition}:states:${hub.region}:${hub.account}:stateMachine:${workflowName(installation)}`;

/** The Lambdas that may insert events into the ledger. */
export const LEDGER_WRITERS = [
  'intake',
  'advance',
  'web',
  'ballot',
  'broker',
] as const satisfies readonly HubFunction[];

/** What each Lambda may do, beside writing its own log. */
export function permissionsOf(
  configuration: Configuration,
  resources: Resources,
): Readonly<Record<HubFunction, readonly PolicyStatement[]>> {
  const { partition, hub, installation, organization, mail } = configuration;
  const readLedger = allow(['dynamodb:Query'], [resources.ledgerArn]);
  // INSERT cannot overwrite, so this one write permission makes the ledger append-only for whoever holds it.
  const insertEvents = allow(['dynamodb:PartiQLInsert'], [resources.ledgerArn]);
  // The index holds sessions and lists side by side: each Lambda reaches only the kinds of items it works with.
  const index = (verb: string, ...keys: string[]) =>
    allow([`dynamodb:${verb}`], [resources.indexArn], { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } });
  const objects = (prefixes: readonly string[]) => prefixes.map((prefix) => `${resources.witnessArn}/${prefix}/*`);
  const seal = (...prefixes: string[]) => allow(['s3:PutObject', 's3:GetObject'], objects(prefixes));
  // Without s3:ListBucket, S3 says 403 instead of 404 of what is not there, and "not sealed yet" would be an error.
  // Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
  const look = (...prefixes: string[]) => [
    allow(['s3:GetObject'], objects(prefixes)),
    allow(['s3:ListBucket'], [resources.witnessArn]),
  ];
  const workflow = workflowArn(configuration);
  const executions = `${workflow.replace(':stateMachine:', ':execution:')}:*`;
  const wake = allow(['states:SendTaskSuccess'], [workflow]);
  const assume = (...roles: string[]) => allow(['sts:AssumeRole', 'sts:SetSourceIdentity'], roles);
  const organizationReader = organizationReaderArn(partition, organization.management, installation);
  const spoke = (role: 'executor' | 'reader') => spokeRoleArn(partition, '*', installation, role);
  const broker = `arn:${partition}:lambda:${hub.region}:${hub.account}:function:${functionName(installation, 'broker')}`;
  return {
    intake: [
      allow(
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
        [resources.queueArn],
      ),
      insertEvents,
      index('PutItem', 'code#*', 'open', 'person#*', 'repeat#*'),
      index('UpdateItem', 'hour#*'),
      allow(['states:StartExecution'], [workflow]),
      assume(organizationReader),
    ],
    advance: [
      readLedger,
      insertEvents,
      index('PutItem', 'person#*', 'wait#*'),
      index('UpdateItem', 'failure#*'),
      index('DeleteItem', 'open', 'wait#*'),
      seal('events', 'marks/advance'),
      ...look('marks/broker'),
      wake,
      assume(organizationReader, spoke('reader')),
    ],
    tell: [
      readLedger,
      index('GetItem', 'mail#*'),
      index('PutItem', 'mail#*'),
      allow(['ses:SendEmail'], resources.identityArns, { StringEquals: { 'ses:FromAddress': mail.from } }),
    ],
    web: [
      readLedger,
      insertEvents,
      index('GetItem', 'code#*', 'session#*', 'wait#*'),
      index('Query', 'person#*'),
      index('PutItem', 'session#*'),
      index('DeleteItem', 'session#*'),
      wake,
    ],
    ballot: [
      readLedger,
      insertEvents,
      index('GetItem', 'attempt#*', 'code#*', 'session#*', 'wait#*'),
      index('PutItem', 'attempt#*', 'session#*'),
      index('DeleteItem', 'attempt#*', 'session#*'),
      wake,
    ],
    broker: [
      readLedger,
      insertEvents,
      seal('events', 'marks/broker', 'ballots'),
      ...look('marks/advance'),
      assume(organizationReader, spoke('reader'), spoke('executor')),
    ],
    sweep: [
      readLedger,
      index('Query', 'open'),
      index('GetItem', 'wait#*'),
      allow(['states:StartExecution'], [workflow]),
      allow(['states:DescribeExecution'], [executions]),
      wake,
      allow(['lambda:InvokeFunction'], [broker]),
    ],
  };
}
