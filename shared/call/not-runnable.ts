import { isJsonObject, type JsonObject } from '../canonical/json';
import { neverSent } from '../catalogue/never-sent';
import type { Call } from './call';

/** The members whose ARN names the region that a snapshot or a replica is copied from. */
const SOURCES = [
  'SourceDBSnapshotIdentifier',
  'SourceDBInstanceIdentifier',
  'ReplicationSourceIdentifier',
  'SourceDBClusterSnapshotIdentifier',
  'SourceDBInstanceArn',
];

/**
 * Why a call cannot be run, though the catalogue describes it; `null` when it can. Where a client of the SDK does more
 * than to write down the input, it is done by the executor or said here: nothing is sent that differs silently.
 */
export function notRunnable({ account, service, operation, region, input }: Call): string | null {
  const never = neverSent(service, operation);
  if (never !== null) return never;
  if (/^(rds|docdb|neptune)$/.test(service) && input.PreSignedUrl === undefined && fromElsewhere(input, region))
    return 'a copy from another region needs a second call signed for that region, which nobody has approved';
  if (service === 's3' && operation === 'CreateBucket' && region !== 'us-east-1' && !placed(input))
    return 'without a location the client would add one that nobody has signed';
  if (/^(s3control|s3)$/.test(service) && input.AccountId !== undefined && input.AccountId !== account)
    return 'it is about another account';
  if (service === 's3control' && [input.Bucket, input.Name].some(isArn))
    return 'an ARN of S3 on Outposts names an endpoint and members of its own';
  return null;
}

const placed = ({ CreateBucketConfiguration: where }: JsonObject): boolean =>
  isJsonObject(where) && typeof where.LocationConstraint === 'string';

const isArn = (value: unknown): value is string => typeof value === 'string' && value.startsWith('arn:');

const fromElsewhere = (input: JsonObject, region: string): boolean =>
  SOURCES.some((member) => {
    const source = input[member];
    return isArn(source) && source.split(':')[3] !== region;
  });
