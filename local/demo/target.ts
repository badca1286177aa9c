import { randomBytes } from 'node:crypto';
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Cloud } from '../cloud';
import type { AccountKey } from '../organization/cast';

/** Something to delete, with a sibling that must survive. */
export interface Target {
  /** What pages and mails call it by. */
  readonly name: string;
  /** What pages ask to be typed, where it is not the name. */
  readonly typed?: string;
  /** Arguments of the AWS CLI command that deletes it. */
  readonly command: readonly string[];
  /** Whether it is still there. */
  readonly exists: () => Promise<boolean>;
  readonly siblingExists: () => Promise<boolean>;
}

/** Two fresh instances in a member account, so that the story can be told again and again. */
export async function instanceTarget(cloud: Cloud, account: AccountKey = 'payments'): Promise<Target> {
  const ec2 = new EC2Client(cloud.aws(account));
  const name = `orders-batch-${randomBytes(3).toString('hex')}`;
  const start = async (tag: string) => {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: 'ami-0123456789abcdef0',
        InstanceType: 't3.small',
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: tag }] }],
      }),
    );
    return Instances?.[0]?.InstanceId ?? '';
  };
  const [id, sibling] = [await start(name), await start(`${name}-sibling`)];
  const runs = async (instance: string) => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instance] }));
    const state = Reservations[0]?.Instances?.[0]?.State?.Name ?? 'gone';
    return state === 'running' || state === 'pending';
  };
  return {
    name,
    command: ['ec2', 'terminate-instances', '--instance-ids', id],
    exists: () => runs(id),
    siblingExists: () => runs(sibling),
  };
}

/** Two fresh, empty buckets in a member account. */
export async function bucketTarget(cloud: Cloud, account: AccountKey = 'payments'): Promise<Target> {
  const s3 = new S3Client(cloud.aws(account));
  const name = `orders-batch-${randomBytes(3).toString('hex')}`;
  for (const bucket of [name, `${name}-sibling`]) await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const exists = async (bucket: string) => {
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    return Buckets.some(({ Name }) => Name === bucket);
  };
  return {
    name,
    command: ['s3api', 'delete-bucket', '--bucket', name],
    exists: () => exists(name),
    siblingExists: () => exists(`${name}-sibling`),
  };
}
