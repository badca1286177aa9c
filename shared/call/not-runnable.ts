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
export function notRunnable(call: Call): string | null {
  const { service, operation, region, input } = call;
  const never = neverSent(service, operation);
  if (never !== null) return never;
  if (/^(rds|docdb|neptune)$/.test(service) && input.PreSignedUrl === undefined && fromElsewhere(input, region))
    return 'a copy from another region needs a second call signed for that region, which nobody has approved';
  if (service === 's3' && operation === 'CreateBucket' && region !== 'us-east-1' && !placed(input))
    return 'without a location the client would add one that nobody has signed';
  if (ofAnother(OWNERS[service] ?? [], call)) return 'it is about another account';
  if (service === 's3control' && [input.Bucket, input.Name].some(isArn))
    return 'an ARN of S3 on Outposts names an endpoint and members of its own';
  return null;
}

/**
 * Members that name the account that a thing belongs to, by service. A call in one account is about what that account has:
 * a grant could only name a thing of the same name here.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  account: ['AccountId'],
  appmesh: ['meshOwner'],
  budgets: ['AccountId'],
  codeartifact: ['domainOwner'],
  ec2: ['PeerOwnerId'],
  ecr: ['registryId'],
  'ecr-public': ['registryId'],
  glacier: ['accountId'],
  glue: ['CatalogId', 'CatalogID'],
  mgn: ['accountID'],
  quicksight: ['AwsAccountId', 'accountId'],
  redshift: ['OwnerAccount', 'ResourceOwner'],
  'redshift-serverless': ['ownerAccount'],
  s3: ['AccountId'],
  s3control: ['AccountId'],
  signer: ['jobOwner', 'profileOwner'],
};

/** Of Glacier `-` is the account that calls. */
const ofAnother = (members: readonly string[], { account, input }: Call): boolean =>
  members.some((member) => input[member] !== undefined && input[member] !== account && input[member] !== '-');

const placed = ({ CreateBucketConfiguration: where }: JsonObject): boolean =>
  isJsonObject(where) && typeof where.LocationConstraint === 'string';

const isArn = (value: unknown): value is string => typeof value === 'string' && value.startsWith('arn:');

const fromElsewhere = (input: JsonObject, region: string): boolean =>
  SOURCES.some((member) => {
    const source = input[member];
    return isArn(source) && source.split(':')[3] !== region;
  });
