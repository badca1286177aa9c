import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Configuration } from '../../shared/configuration/configuration';
import { ENVIRONMENT, functionName, type HubFunction, hubPath, hubRoleName, logGroupName } from '../../shared/names';
import type { Bundles } from './bundle';
import { allow } from './permissions';
import type { HubProperties } from './properties';
import { BROKER_SECONDS } from './workflow-definition';

/** Seconds that intake may run: few in a sandbox, so that a message which cannot be read is soon out of the way. */
export const intakeSeconds = ({ sandbox }: Configuration): number => (sandbox ? 10 : 30);

/** Seconds that each other Lambda may run. */
const SECONDS: Readonly<Record<Exclude<HubFunction, 'intake'>, number>> = {
  advance: 55,
  tell: 55,
  web: 15,
  ballot: 20,
  broker: BROKER_SECONDS,
  sweep: 55,
};

/** Environment variables by their key in `ENVIRONMENT`. */
export type Variables = Partial<Record<keyof typeof ENVIRONMENT, string>>;

/** One Lambda of the hub with a role of its own that may do its job and nothing else. */
export class HubLambda extends Construct {
  readonly lambda: Lambda;

  constructor(
    scope: Construct,
    name: HubFunction,
    { configuration, configurationHash }: HubProperties,
    {
      bundles,
      variables,
      permissions,
    }: { bundles: Bundles; variables: Variables; permissions: readonly PolicyStatement[] },
  ) {
    super(scope, name);
    const { installation } = configuration;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: logGroupName(installation, name),
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      path: hubPath(installation),
      roleName: hubRoleName(installation, name),
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    role.addToPolicy(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]));
    role.addToPolicy(allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']));
    for (const statement of permissions) role.addToPolicy(statement);
    const environment = Object.entries({ ...variables, configurationHash }).map(([key, value]) => [
      ENVIRONMENT[key as keyof typeof ENVIRONMENT],
      value,
    ]);
    this.lambda = new Lambda(this, 'Function', {
      functionName: functionName(installation, name),
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundles[name]),
      handler: 'index.handler',
      memorySize: 512,
      timeout: Duration.seconds(name === 'intake' ? intakeSeconds(configuration) : SECONDS[name]),
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: Object.fromEntries(environment),
    });
  }
}
