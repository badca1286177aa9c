/**
 * What the reader may do: describe the resources that guarded operations act on. It can read no object, password or
 * console. One thing cannot be left out: `ec2:DescribeInstanceAttribute` tells an instance's user data as well as its
 * termination protection, and IAM has no key for the attribute.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function readerDocument(partition: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Instances',
        Effect: 'Allow',
        Action: ['ec2:DescribeInstances', 'ec2:DescribeInstanceAttribute'],
        Resource: '*',
      },
      { Sid: 'BucketDates', Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      {
        Sid: 'Buckets',
        Effect: 'Allow',
        Action: ['s3:GetBucketVersioning', 's3:ListBucketVersions'],
        Resource: `arn:${partition}:s3:::*`,
      },
      {
        Sid: 'NoData',
        Effect: 'Deny',
        Action: ['s3:GetObject*', 'ec2:GetPasswordData', 'ec2:GetConsoleOutput'],
        Resource: '*',
      },
    ],
  };
}
