import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { hubRoleArn } from '../../shared/names';
import { LEDGER_WRITERS } from './permissions';
import type { HubProperties } from './properties';

/** What changes or removes an item. A batch or a transaction is checked as the writes in it, or under these names. */
const CHANGES = ['BatchWriteItem', 'DeleteItem', 'PartiQLDelete', 'PartiQLUpdate', 'PutItem', 'UpdateItem'];

/** The ledger, which only grows, and the index, which may forget. */
export class Tables extends Construct {
  readonly ledger: TableV2;
  readonly index: TableV2;

  constructor(scope: Construct, id: string, { configuration }: HubProperties) {
    super(scope, id);
    const { sandbox } = configuration;
    const kept = {
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: sandbox ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      deletionProtection: !sandbox,
    };
    this.ledger = new TableV2(this, 'Ledger', {
      ...kept,
      partitionKey: { name: 'request', type: AttributeType.STRING },
      sortKey: { name: 'seq', type: AttributeType.NUMBER },
      resourcePolicy: onlyGrows(configuration),
    });
    this.index = new TableV2(this, 'Index', {
      ...kept,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'endsAt',
    });
  }
}

/**
 * The ledger's own policy: nobody changes or removes an event, whatever their role allows, and only the Lambdas that
 * write the record insert one. The resource is `*`, since a table cannot name itself while it is being made.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-iam-actions.html
 */
function onlyGrows({ partition, hub, installation }: HubProperties['configuration']): PolicyDocument {
  const writers = LEDGER_WRITERS.map((name) => hubRoleArn(partition, hub.account, installation, name));
  const deny = (sid: string, verbs: readonly string[], conditions: Record<string, unknown> = {}) =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: verbs.map((verb) => `dynamodb:${verb}`),
      resources: ['*'],
      conditions,
    });
  return new PolicyDocument({
    statements: [
      deny('NothingChanges', CHANGES),
      deny('InsertedByTheHub', ['PartiQLInsert'], { ArnNotEquals: { 'aws:PrincipalArn': writers } }),
    ],
  });
}
