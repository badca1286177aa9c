import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type HubFunction, hubRoleArn } from '../../shared/names';
import type { HubProperties } from './properties';

/** How long a sealed event can be deleted by nobody. */
const RETENTION = Duration.days(3650);

/**
 * The witness: an S3 bucket with Object Lock whose policy lets an object be written once (`If-None-Match`), events by
 * Advance and the broker only, ballots by the broker only.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
export class WitnessBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { configuration }: HubProperties) {
    super(scope, id);
    const { sandbox, partition, hub, installation } = configuration;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(sandbox ? Duration.days(1) : RETENTION),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const roles = (names: readonly HubFunction[]) =>
      names.map((name) => hubRoleArn(partition, hub.account, installation, name));
    const deny = (sid: string, actions: string[], keys: string, conditions: Record<string, unknown>) =>
      this.bucket.addToResourcePolicy(
        new PolicyStatement({
          sid,
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions,
          resources: [this.bucket.arnForObjects(keys)],
          conditions,
        }),
      );
    deny('WrittenOnce', ['s3:PutObject'], '*', { Null: { 's3:if-none-match': 'true' } });
    deny('WrittenByAdvanceAndBroker', ['s3:PutObject'], '*', {
      ArnNotEquals: { 'aws:PrincipalArn': roles(['advance', 'broker']) },
    });
    deny('BallotsByBroker', ['s3:PutObject'], 'ballots/*', { ArnNotEquals: { 'aws:PrincipalArn': roles(['broker']) } });
    deny('LockedForGood', ['s3:BypassGovernanceRetention', 's3:DeleteObjectVersion', 's3:PutObjectRetention'], '*', {
      ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:*` },
    });
  }
}
