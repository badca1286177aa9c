import {
  CreateBucketCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { MemberRoot } from './member-root';
import type { Seed } from './seed';

/** A bucket with a bucket policy. */
export interface GuardedBucket extends Seed {
  /** The bucket policy as it is now; `null` where there is none. */
  readonly policy: () => Promise<string | null>;
}

/** A bucket policy that lets the account read. */
export const readableBy = (account: string, bucket: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Read',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${bucket}/*`,
      },
    ],
  });

const orNull = (name: RegExp) => (error: Error) => {
  if (!name.test(error.name)) throw error;
  return null;
};

/** Makes an empty bucket with a policy; refused to the root as well where a guard denies `s3:PutBucketPolicy`. */
export async function createBucketWithPolicy({ account, settings }: MemberRoot, name: string): Promise<GuardedBucket> {
  const s3 = new S3Client(settings);
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: readableBy(account, name) }));
  return {
    account,
    name,
    arn: `arn:aws:s3:::${name}`,
    exists: async () =>
      (await s3.send(new HeadBucketCommand({ Bucket: name })).catch(orNull(/NotFound|NoSuchBucket/))) !== null,
    policy: async () => {
      const answer = await s3.send(new GetBucketPolicyCommand({ Bucket: name })).catch(orNull(/NoSuchBucketPolicy/));
      return answer?.Policy ?? null;
    },
  };
}
