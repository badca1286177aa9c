import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings, rootKeys } from '../clients';
import type { AccountIds } from './cast';

/** Something in a member account that an operator may want to delete. */
export interface DemoInstance {
  readonly account: string;
  readonly id: string;
  readonly name: string;
}

/** An empty bucket in a member account. */
export interface DemoBucket {
  readonly account: string;
  readonly name: string;
}

const INSTANCES = {
  payments: ['orders-api-1', 'orders-api-2', 'orders-api-3', 'orders-worker-1', 'orders-worker-2', 'orders-db-1'],
  analytics: ['notebook-1', 'notebook-2'],
} as const;
const BUCKETS = ['orders-archive-1', 'orders-archive-2', 'orders-archive-3', 'orders-exports-1', 'orders-exports-2'];

async function runInstance(emulatorUrl: string, account: string, name: string): Promise<DemoInstance> {
  const ec2 = new EC2Client(clientSettings(emulatorUrl, rootKeys(account)));
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 't3.small',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
    }),
  );
  return { account, id: Instances?.[0]?.InstanceId ?? '', name };
}

async function createBucket(emulatorUrl: string, account: string, name: string): Promise<DemoBucket> {
  const s3 = new S3Client(clientSettings(emulatorUrl, rootKeys(account)));
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  return { account, name };
}

/** Starts the demo's instances, several of a kind so that the story can be played again. */
export function createInstances(emulatorUrl: string, accounts: AccountIds): Promise<DemoInstance[]> {
  const wanted = (['payments', 'analytics'] as const).flatMap((key) => INSTANCES[key].map((name) => ({ key, name })));
  return Promise.all(wanted.map(({ key, name }) => runInstance(emulatorUrl, accounts[key], name)));
}

/** Creates the demo's empty buckets. */
export function createBuckets(emulatorUrl: string, accounts: AccountIds): Promise<DemoBucket[]> {
  return Promise.all(BUCKETS.map((name) => createBucket(emulatorUrl, accounts.payments, name)));
}
