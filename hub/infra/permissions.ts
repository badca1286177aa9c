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

/** What each Lambda may do, beside writing its own log. */
export function permissionsOf(
  configuration: Configuration,
  resources: Resources,
): Readonly<Record<HubFunction, readonly PolicyStatement[]>> {
  const { partition, hub, installation, organization, mail } = configuration;
  const readLedger = allow(['dynamodb:Query'], [resources.ledgerArn]);
  // INSERT cannot overwrite, so this one write permission makes the ledger append-only for whoever holds it.
  const insertEvents = allow(['dynamodb:PartiQLInsert'], [resources.ledgerArn]);
  const index = (...verbs: string[]) =>
    allow(
      verbs.map((verb) => `dynamodb:${verb}`),
      [resources.indexArn],
    );
  const seal = (prefix: string) => allow(['s3:PutObject', 's3:GetObject'], [`${resources.witnessArn}/${prefix}/*`]);
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
      readLedger,
      insertEvents,
      index('PutItem'),
      allow(['states:StartExecution'], [workflow]),
      assume(organizationReader),
    ],
    advance: [
      readLedger,
      insertEvents,
      index('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
      seal('events'),
      wake,
      assume(organizationReader, spoke('reader')),
    ],
    tell: [
      readLedger,
      index('GetItem', 'PutItem'),
      allow(['ses:SendEmail'], resources.identityArns, { StringEquals: { 'ses:FromAddress': mail.from } }),
    ],
    web: [readLedger, insertEvents, index('GetItem', 'Query', 'PutItem', 'DeleteItem'), wake],
    ballot: [readLedger, insertEvents, index('GetItem', 'Query', 'PutItem', 'DeleteItem'), wake],
    broker: [
      readLedger,
      insertEvents,
      seal('events'),
      seal('ballots'),
      assume(organizationReader, spoke('reader'), spoke('executor')),
    ],
    sweep: [
      readLedger,
      index('GetItem', 'Query', 'DeleteItem'),
      allow(['states:StartExecution'], [workflow]),
      allow(['states:DescribeExecution'], [executions]),
      wake,
      allow(['lambda:InvokeFunction'], [broker]),
    ],
  };
}
