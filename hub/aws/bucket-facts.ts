import {
  GetBucketVersioningCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Attribute } from '../../shared/facts/facts';
import type { FactsLookup } from './facts-lookup';

/**
 * Facts of an S3 bucket. A bucket's name can be used again, by any account, so the fingerprint is its creation date;
 * only ListBuckets tells it. AWS says that a change of the bucket's settings can change that date too; such a request
 * is void, which asks people again rather than too little.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Bucket.html
 */
export const bucketFacts: FactsLookup = async (credentials, call, partition) => {
  const client = new S3Client({ credentials, region: call.region });
  const name = call.input.Bucket as string;
  const created = await creationDate(client, name);
  if (!created) return { ok: false, missing: name };
  const attributes: readonly Attribute[] = [
    { key: 'created', value: created },
    { key: 'region', value: call.region },
    { key: 'empty', value: await known(() => isEmpty(client, name)) },
    { key: 'versioning', value: await known(() => versioning(client, name)) },
  ];
  return { ok: true, resources: [{ arn: `arn:${partition}:s3:::${name}`, identity: created, attributes }] };
};

async function creationDate(client: S3Client, name: string): Promise<string | null> {
  let token: string | undefined;
  do {
    const page = await client.send(new ListBucketsCommand({ Prefix: name, ContinuationToken: token }));
    const bucket = page.Buckets?.find(({ Name }) => Name === name);
    if (bucket) return bucket.CreationDate?.toISOString() ?? null;
    token = page.ContinuationToken;
  } while (token);
  return null;
}

async function isEmpty(client: S3Client, name: string): Promise<string> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: name, MaxKeys: 1 }),
  );
  return Versions.length + DeleteMarkers.length === 0 ? 'yes' : 'no';
}

async function versioning(client: S3Client, name: string): Promise<string> {
  const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: name }));
  return (Status ?? 'never on').toLowerCase();
}

/** A fact that could not be read is shown as not known; it never stops a request. */
const known = async (look: () => Promise<string>): Promise<string | null> => look().catch(() => null);
