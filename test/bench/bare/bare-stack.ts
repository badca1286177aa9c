import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { allow } from '../../../hub/infra/permissions';
import { VARIABLES } from './variables';

/** Name of the bus that the bare hops start from. */
export const BARE_BUS = 'bare';

/** Name of the bare state machine; its ARN is put together from names, as in the hub. */
const MACHINE = 'bare';

/** Where the bare mails come from and go to, and the bundles of the handlers by name. */
export interface BareProperties extends StackProps {
  readonly env: { readonly account: string; readonly region: string };
  readonly bundles: Readonly<Record<string, string>>;
  readonly sender: string;
  readonly recipient: string;
}

const task = (lambda: Lambda, next: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: lambda.functionArn, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...next,
});

/** The hops from the hub's bus to a mail, with handlers that do nothing: bus, rule, queue, Lambda, workflow, two Lambdas, SES. */
export class BareStack extends Stack {
  constructor(scope: Construct, id: string, { bundles, sender, recipient, ...properties }: BareProperties) {
    super(scope, id, properties);
    const { account, region } = properties.env;
    const machineArn = `arn:aws:states:${region}:${account}:stateMachine:${MACHINE}`;
    const lambda = (name: string, environment: Record<string, string>, actions: readonly string[]) => {
      const made = new Lambda(this, name, {
        functionName: `bare-${name}`,
        runtime: Runtime.NODEJS_22_X,
        architecture: Architecture.ARM_64,
        code: Code.fromAsset(bundles[name] ?? ''),
        handler: 'index.handler',
        memorySize: 512,
        timeout: Duration.seconds(30),
        logGroup: new LogGroup(this, `${name}Log`, { removalPolicy: RemovalPolicy.DESTROY }),
        environment,
      });
      if (actions.length > 0) made.addToRolePolicy(allow(actions, ['*']));
      return made;
    };
    const intake = lambda('intake', { [VARIABLES.machine]: machineArn }, ['states:StartExecution']);
    const advance = lambda('advance', {}, []);
    const tell = lambda('tell', { [VARIABLES.sender]: sender, [VARIABLES.recipient]: recipient }, ['ses:SendEmail']);

    const eventBus = new EventBus(this, 'Bus', { eventBusName: BARE_BUS });
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(30),
    });
    const eventPattern = { source: Match.prefix('aws.'), detailType: ['AWS API Call via CloudTrail'] };
    new Rule(this, 'Denials', { eventBus, eventPattern, targets: [new SqsQueue(queue)] });
    intake.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, maxConcurrency: 10, reportBatchItemFailures: true }),
    );

    const States = { Advance: task(advance, { Next: 'Tell' }), Tell: task(tell, { End: true }) };
    const definition = { QueryLanguage: 'JSONata', StartAt: 'Advance', States };
    const machine = new StateMachine(this, 'Machine', {
      stateMachineName: MACHINE,
      definitionBody: DefinitionBody.fromString(this.toJsonString(definition)),
    });
    for (const invoked of [advance, tell]) invoked.grantInvoke(machine);
  }
}
