import { RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { hubPath, workflowName } from '../../shared/names';
import { allow, workflowArn } from './permissions';
import type { HubProperties } from './properties';
import { SUBSTITUTIONS, workflowDefinition } from './workflow-definition';

/** The Lambdas that the workflow invokes; it can invoke no other. */
export type WorkflowTasks = Readonly<Record<keyof typeof SUBSTITUTIONS, IFunction>>;

/**
 * The request workflow as a Standard state machine. Its log has every step and no data. Its role can be assumed for
 * this machine of this account only, since a service acts for whoever names the role.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 */
export class RequestWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { configuration }: HubProperties, tasks: WorkflowTasks) {
    super(scope, id);
    const { installation, partition, hub } = configuration;
    const role = new Role(this, 'Role', {
      path: hubPath(installation),
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': hub.account },
          ArnEquals: { 'aws:SourceArn': workflowArn(configuration) },
        },
      }),
    });
    const arns = Object.values(tasks).map(({ functionArn }) => functionArn);
    role.addToPolicy(allow(['lambda:InvokeFunction'], arns));
    const names = Object.entries(SUBSTITUTIONS) as [keyof WorkflowTasks, string][];
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: workflowName(installation),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(workflowDefinition(partition))),
      definitionSubstitutions: Object.fromEntries(names.map(([task, name]) => [name, tasks[task].functionArn])),
      role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${workflowName(installation)}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }
}
