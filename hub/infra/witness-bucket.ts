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
 * Advance and the broker only, the marks of each by itself only, ballots by the broker only.
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
    const deny = (sid: string, actions: string[], keys: string, conditions: Record<string, unknown> = {}) =>
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
    const onlyBy = (sid: string, keys: string, ...names: HubFunction[]) =>
      deny(sid, ['s3:PutObject'], keys, { ArnNotEquals: { 'aws:PrincipalArn': roles(names) } });
    onlyBy('WrittenByAdvanceAndBroker', '*', 'advance', 'broker');
    onlyBy('MarksOfAdvance', 'marks/advance/*', 'advance');
    onlyBy('MarksOfBroker', 'marks/broker/*', 'broker');
    onlyBy('BallotsByBroker', 'ballots/*', 'broker');
    // A delete marker would hide a seal, and `If-None-Match` takes an object that is hidden for one that is not there.
    deny(
      'LockedForGood',
      ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectRetention'],
      '*',
    );
  }
}
