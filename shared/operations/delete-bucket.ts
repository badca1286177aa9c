import type { Operation } from './operation';

/**
 * s3:DeleteBucket. CloudTrail logs `{"bucketName":"…","Host":"…"}`; `Host` is the address the request went to and no
 * member of the API, so it is checked and left out. An expected-owner header is logged by its wire name and kept.
 * Source: captured events in test/fixtures/cloudtrail.
 */
export const deleteBucket: Operation = {
  service: 's3',
  name: 'DeleteBucket',
  convert: (parameters) => {
    const { bucketName, Host: host, 'x-amz-expected-bucket-owner': owner, ...rest } = parameters;
    if (Object.keys(rest).length > 0) return null;
    if (typeof bucketName !== 'string' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucketName)) return null;
    if (host !== undefined && typeof host !== 'string') return null;
    if (owner !== undefined && (typeof owner !== 'string' || !/^\d{12}$/.test(owner))) return null;
    const input = { Bucket: bucketName, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    const members = Object.entries(input).map(([path, value]) => ({ path, value, provenance: 'AWS logged' as const }));
    return { input, members };
  },
  resources: ({ input }, partition) => [`arn:${partition}:s3:::${input.Bucket as string}`],
  partialOn: () => false,
};
