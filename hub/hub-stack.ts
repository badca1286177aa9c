import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps, Stage } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { functionName, type HubFunction } from '../shared/names';
import { Alarms } from './infra/alarms';
import { bundle } from './infra/bundle';
import { DenialBus } from './infra/bus';
import { acknowledgeFindings } from './infra/findings';
import { HubLambda, type Variables } from './infra/functions';
import { MailIdentity } from './infra/mail';
import { permissionsOf, workflowArn } from './infra/permissions';
import type { HubProperties } from './infra/properties';
import { RequestWorkflow } from './infra/request-workflow';
import { SignIn } from './infra/sign-in';
import { SweepSchedule } from './infra/sweep-schedule';
import { Tables } from './infra/tables';
import { WebApi } from './infra/web-api';
import { WitnessBucket } from './infra/witness-bucket';

/** The hub: table of contents of everything that runs in the hub account. */
export class HubStack extends Stack {
  constructor(scope: Construct, id: string, properties: HubProperties & StackProps) {
    super(scope, id, properties);
    const { configuration, sandbox } = properties;
    const { installation } = configuration;
    const denials = new DenialBus(this, 'Denials', properties);
    const tables = new Tables(this, 'Tables', properties);
    const witness = new WitnessBucket(this, 'Witness', properties);
    const mail = new MailIdentity(this, 'Mail', properties);
    const webApi = new WebApi(this, 'WebApi', functionName(installation, 'web'));
    const ballotApi = new WebApi(this, 'BallotApi', functionName(installation, 'ballot'));
    const origins = { webUrl: sandbox?.webUrl ?? webApi.url, ballotUrl: sandbox?.ballotUrl ?? ballotApi.url };
    const signIn = new SignIn(this, 'SignIn', properties, origins);

    const store: Variables = { ledgerTable: tables.ledger.tableName, indexTable: tables.index.tableName };
    const sealed: Variables = { ...store, witnessBucket: witness.bucket.bucketName };
    const workflow: Variables = { workflowArn: workflowArn(configuration) };
    const provider = providerVariables(signIn, properties);
    const pages: Variables = { ...store, ...workflow, ...origins, ...provider };
    const variables: Readonly<Record<HubFunction, Variables>> = {
      intake: { ...store, ...workflow },
      advance: { ...sealed, ...workflow },
      tell: { ...store, webUrl: origins.webUrl },
      web: { ...pages, webClient: signIn.web.userPoolClientId },
      ballot: { ...pages, ballotClient: signIn.ballot.userPoolClientId },
      broker: { ...sealed, ...provider, ballotClient: signIn.ballot.userPoolClientId },
      sweep: { ...store, ...workflow, brokerFunction: functionName(installation, 'broker') },
    };
    const permissions = permissionsOf(configuration, {
      ledgerArn: tables.ledger.tableArn,
      indexArn: tables.index.tableArn,
      witnessArn: witness.bucket.bucketArn,
      queueArn: denials.queue.queueArn,
      identityArns: [mail.identity.emailIdentityArn, mail.configurationSetArn],
    });
    const bundles = bundle(configuration, join(Stage.of(this)?.outdir ?? 'cdk.out', 'bundles', id));
    const lambda = (name: HubFunction) =>
      new HubLambda(this, name, properties, { bundles, variables: variables[name], permissions: permissions[name] })
        .lambda;
    const [intake, advance, tell, web, ballot, broker, sweep] = [
      lambda('intake'),
      lambda('advance'),
      lambda('tell'),
      lambda('web'),
      lambda('ballot'),
      lambda('broker'),
      lambda('sweep'),
    ];

    intake.addEventSource(
      new SqsEventSource(denials.queue, { batchSize: 10, maxConcurrency: 10, reportBatchItemFailures: true }),
    );
    webApi.serve(web);
    ballotApi.serve(ballot);
    new RequestWorkflow(this, 'Workflow', properties, { advance, tell, broker });
    new SweepSchedule(this, 'Sweep', sweep);
    new Alarms(this, 'Alarms', properties, {
      deadLetters: denials.deadLetters,
      lambdas: { intake, advance, tell, web, ballot, broker, sweep },
    });
    acknowledgeFindings(this, configuration, witness);

    const outputs = {
      WebApiUrl: webApi.url,
      BallotApiUrl: ballotApi.url,
      UserPoolId: signIn.pool.userPoolId,
      WebClientId: signIn.web.userPoolClientId,
      BallotClientId: signIn.ballot.userPoolClientId,
      LedgerTableName: tables.ledger.tableName,
      IndexTableName: tables.index.tableName,
      WitnessBucketName: witness.bucket.bucketName,
      IntakeQueueUrl: denials.queue.queueUrl,
      DeadLetterQueueUrl: denials.deadLetters.queueUrl,
      WorkflowArn: workflowArn(configuration),
      BusArn: denials.bus.eventBusArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** Addresses of the pool as an OIDC provider; the issuer stays AWS's own in the sandbox too. */
function providerVariables({ pool, domain }: SignIn, { configuration, sandbox }: HubProperties): Variables {
  const { region } = configuration.hub;
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`;
  if (sandbox) {
    return {
      issuer,
      authorizeUrl: `${sandbox.identityUrl}/oauth2/authorize`,
      tokenUrl: `${sandbox.endpointUrl}/oauth2/token`,
      keysUrl: `${sandbox.endpointUrl}/${pool.userPoolId}/.well-known/jwks.json`,
    };
  }
  const host = `https://${domain.domainName}.auth.${region}.amazoncognito.com`;
  return {
    issuer,
    authorizeUrl: `${host}/oauth2/authorize`,
    tokenUrl: `${host}/oauth2/token`,
    keysUrl: `${issuer}/.well-known/jwks.json`,
  };
}
