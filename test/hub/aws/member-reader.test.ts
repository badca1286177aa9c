import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  EC2Client,
  EC2ServiceException,
} from '@aws-sdk/client-ec2';
import {
  GetBucketVersioningCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { memberReader } from '../../../hub/aws/member-reader';
import type { Call } from '../../../shared/call/call';
import { configuration } from '../../organization/configuration';
import { CREDENTIALS } from './credentials';

const sts = mockClient(STSClient);
const ec2 = mockClient(EC2Client);
const s3 = mockClient(S3Client);
const NOW = new Date('2026-11-24T09:00:05Z');
const ONE = 'i-0a1b2c3d4e5f60001';
const TWO = 'i-0a1b2c3d4e5f60002';
const terminate = (...InstanceIds: string[]): Call => ({
  account: '333333333333',
  region: 'eu-west-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds },
});
const deleteBucket: Call = { ...terminate(), service: 's3', operation: 'DeleteBucket', input: { Bucket: 'orders' } };
const facts = (call: Call) =>
  memberReader(new STSClient({ region: 'us-east-1' }), configuration).facts(
    'R',
    call,
    ['arn:aws:ec2:eu-west-1:333333333333:instance/i-1', '*'],
    NOW,
  );
const attributesOf = async (call: Call) => {
  const read = await facts(call);
  return read.ok
    ? read.resources.map(({ attributes }) => Object.fromEntries(attributes.map(({ key, value }) => [key, value])))
    : [];
};

beforeEach(() => {
  for (const mock of [sts, ec2, s3]) mock.reset();
  sts.on(AssumeRoleCommand).resolves({ Credentials: CREDENTIALS });
});

it("reads as the reader of the call's account, for the request", async () => {
  ec2.on(DescribeInstancesCommand).resolves({});
  await facts(terminate(ONE));
  expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({
    RoleArn: 'arn:aws:iam::333333333333:role/countersign/demo/spoke/countersign-demo-reader',
    SourceIdentity: 'R',
  });
});

it('reads nothing about an operation without a look-up, and says that it does not know whether it stays the same', async () => {
  expect(await facts({ ...terminate(ONE), operation: 'StopInstances' })).toEqual({
    ok: true,
    resources: [
      {
        arn: 'arn:aws:ec2:eu-west-1:333333333333:instance/i-1',
        identity: 'arn:aws:ec2:eu-west-1:333333333333:instance/i-1',
        attributes: [{ key: 'sameness', value: null }],
      },
    ],
  });
  expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(0);
});

describe('facts of instances', () => {
  const described = {
    InstanceId: ONE,
    InstanceType: 'm5.large',
    State: { Name: 'running' },
    LaunchTime: new Date('2025-03-02T07:15:00Z'),
    Placement: { AvailabilityZone: 'eu-west-1a' },
    Tags: [
      { Key: 'Name', Value: 'orders-api-1' },
      { Key: 'aws:autoscaling:groupName', Value: 'orders' },
    ],
    BlockDeviceMappings: [{ Ebs: { DeleteOnTermination: true } }, { Ebs: { DeleteOnTermination: false } }, { Ebs: {} }],
  } as const;
  const finds = (...instances: object[]) =>
    ec2.on(DescribeInstancesCommand).resolves({ Reservations: instances.map((one) => ({ Instances: [one] })) });
  const protectedIs = (Value: boolean) =>
    ec2.on(DescribeInstanceAttributeCommand).resolves({ DisableApiTermination: { Value } });

  it('are what EC2 says of each; the id is its own fingerprint, since AWS never gives one twice', async () => {
    finds(described);
    protectedIs(true);
    expect(await facts(terminate(ONE))).toMatchObject({
      ok: true,
      resources: [{ arn: `arn:aws:ec2:eu-west-1:333333333333:instance/${ONE}`, identity: ONE }],
    });
    expect(await attributesOf(terminate(ONE))).toEqual([
      {
        name: 'orders-api-1',
        state: 'running',
        type: 'm5.large',
        launched: '2025-03-02T07:15:00.000Z',
        zone: 'eu-west-1a',
        volumesDeleted: '1',
        volumesKept: '2',
        autoScalingGroup: 'orders',
        protection: 'on',
      },
    ]);
  });

  it('that EC2 does not tell are not known, never made up', async () => {
    finds({ InstanceId: ONE });
    ec2.on(DescribeInstanceAttributeCommand).rejects(new Error('UnauthorizedOperation'));
    expect(await attributesOf(terminate(ONE))).toEqual([
      expect.objectContaining({ name: null, state: null, type: null, launched: null, zone: null, protection: null }),
    ]);
  });

  it('come in the order of the call, whatever the order of the answer', async () => {
    finds({ ...described, InstanceId: TWO }, described);
    protectedIs(false);
    expect(await facts(terminate(ONE, TWO))).toMatchObject({ resources: [{ identity: ONE }, { identity: TWO }] });
    expect(ec2.commandCalls(DescribeInstancesCommand)[0]?.args[0].input).toEqual({ InstanceIds: [ONE, TWO] });
  });

  it.each([
    [
      'EC2 does not know it',
      () =>
        ec2
          .on(DescribeInstancesCommand)
          .rejects(new EC2ServiceException({ name: 'InvalidInstanceID.NotFound', $fault: 'client', $metadata: {} })),
    ],
    ['the answer leaves it out', () => finds({ ...described, InstanceId: TWO })],
    ['it is terminated already', () => finds({ ...described, State: { Name: 'terminated' } })],
  ])('are missing when %s', async (_, find) => {
    find();
    expect(await facts(terminate(ONE))).toEqual({ ok: false, missing: ONE });
  });

  it('are not taken for missing when EC2 does not answer', async () => {
    ec2
      .on(DescribeInstancesCommand)
      .rejects(
        new EC2ServiceException({ name: 'UnauthorizedOperation', $fault: 'client', $metadata: {}, message: 'denied' }),
      );
    await expect(facts(terminate(ONE))).rejects.toThrow('denied');
  });
});

describe('facts of a bucket', () => {
  const CreationDate = new Date('2024-01-05T10:00:00Z');
  const lists = (...Buckets: object[]) => s3.on(ListBucketsCommand).resolves({ Buckets });

  it('are its creation date, which is its fingerprint since a name can be used again, and whether it is empty', async () => {
    lists({ Name: 'orders-2', CreationDate: new Date(0) }, { Name: 'orders', CreationDate });
    s3.on(ListObjectVersionsCommand).resolves({});
    s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
    expect(await facts(deleteBucket)).toMatchObject({
      resources: [{ arn: 'arn:aws:s3:::orders', identity: '2024-01-05T10:00:00.000Z' }],
    });
    expect(await attributesOf(deleteBucket)).toEqual([
      { created: '2024-01-05T10:00:00.000Z', region: 'eu-west-1', empty: 'yes', versioning: 'enabled' },
    ]);
  });

  it.each([
    ['an object', { Versions: [{ Key: 'x' }] }],
    ['a delete marker only, for which AWS refuses too', { DeleteMarkers: [{ Key: 'x' }] }],
  ])('say that it is not empty with %s', async (_, found) => {
    lists({ Name: 'orders', CreationDate });
    s3.on(ListObjectVersionsCommand).resolves(found);
    s3.on(GetBucketVersioningCommand).resolves({});
    expect(await attributesOf(deleteBucket)).toEqual([
      expect.objectContaining({ empty: 'no', versioning: 'never on' }),
    ]);
  });

  it('that cannot be read are not known and stop nothing', async () => {
    lists({ Name: 'orders', CreationDate });
    s3.on(ListObjectVersionsCommand).rejects(new Error('denied'));
    s3.on(GetBucketVersioningCommand).rejects(new Error('denied'));
    expect(await attributesOf(deleteBucket)).toEqual([expect.objectContaining({ empty: null, versioning: null })]);
  });

  it('are found on whatever page the bucket is', async () => {
    s3.on(ListBucketsCommand).callsFake(({ ContinuationToken }) =>
      ContinuationToken ? { Buckets: [{ Name: 'orders', CreationDate }] } : { Buckets: [], ContinuationToken: 'next' },
    );
    expect(await facts(deleteBucket)).toMatchObject({ ok: true });
  });

  it('are missing when the account has no such bucket, and fail when the list cannot be read', async () => {
    lists({ Name: 'orders-2', CreationDate });
    expect(await facts(deleteBucket)).toEqual({ ok: false, missing: 'orders' });
    s3.on(ListBucketsCommand).rejects(new Error('denied'));
    await expect(facts(deleteBucket)).rejects.toThrow('denied');
  });
});
