import { readFile } from 'node:fs/promises';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings, rootKeys } from '../clients';
import type { AssemblyStack, Asset } from './assembly';
import { folderFiles } from './folder-files';
import { zip } from './zip';

/** What `cdk bootstrap` leaves behind and templates look at. */
const BOOTSTRAP_VERSION = { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30', Type: 'String' } as const;

/** Prepares the account and region of a stack as `cdk bootstrap` would: the buckets its assets name, the version parameter. */
export async function bootstrap(emulatorUrl: string, stack: AssemblyStack): Promise<void> {
  const settings = clientSettings(emulatorUrl, rootKeys(stack.account), stack.region);
  await new SSMClient(settings).send(new PutParameterCommand({ ...BOOTSTRAP_VERSION, Overwrite: true }));
  const s3 = new S3Client(settings);
  for (const Bucket of new Set(stack.assets.map((asset) => asset.bucket)))
    await s3.send(new CreateBucketCommand({ Bucket }));
}

async function content(asset: Asset): Promise<Buffer> {
  return asset.packaging === 'zip' ? zip(await folderFiles(asset.source)) : readFile(asset.source);
}

/** Uploads the assets of a stack to where its template expects them. */
export async function publish(emulatorUrl: string, stack: AssemblyStack): Promise<void> {
  const s3 = new S3Client(clientSettings(emulatorUrl, rootKeys(stack.account), stack.region));
  await Promise.all(
    stack.assets.map(async (asset) => {
      await s3.send(new PutObjectCommand({ Bucket: asset.bucket, Key: asset.key, Body: await content(asset) }));
    }),
  );
}
