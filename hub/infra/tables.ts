import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { HubProperties } from './properties';

/** The ledger, which only grows, and the index, which may forget. */
export class Tables extends Construct {
  readonly ledger: TableV2;
  readonly index: TableV2;

  constructor(scope: Construct, id: string, { configuration: { sandbox } }: HubProperties) {
    super(scope, id);
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
    });
    this.index = new TableV2(this, 'Index', {
      ...kept,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
    });
  }
}
