import { setTimeout as sleep } from 'node:timers/promises';
import { EC2Client, EC2ServiceException, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { dryRun } from '../../../hub/aws/executor';
import type { Call } from '../../../shared/call/call';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const ec2 = mockClient(EC2Client);
const s3 = mockClient(S3Client);
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const call: Call = {
  account: '333333333333',
  region: 'us-east-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds: ['i-0a1b2c3d4e5f60001'], SkipOsShutdown: true },
};
const PAUSES = [500, 1000, 2000];

const said = (name: string) =>
  new EC2ServiceException({ name, $fault: 'client', $metadata: {}, message: `said ${name}` });
const asked = () => ec2.commandCalls(TerminateInstancesCommand).map(({ args }) => args[0].input);

beforeEach(() => {
  ec2.reset();
  jest.mocked(sleep).mockClear();
});

describe('a dry run', () => {
  it('is the same call with DryRun, and "DryRunOperation" means that it would be accepted', async () => {
    ec2.on(TerminateInstancesCommand).rejects(said('DryRunOperation'));
    expect(await dryRun(credentials, call, PAUSES)).toEqual({ ok: true });
    expect(asked()).toEqual([{ InstanceIds: ['i-0a1b2c3d4e5f60001'], SkipOsShutdown: true, DryRun: true }]);
    expect(sleep).not.toHaveBeenCalled();
  });

  it.each(['UnauthorizedOperation', 'RequestLimitExceeded'])(
    'is asked again after each pause while the answer is "%s", which may pass',
    async (name) => {
      ec2
        .on(TerminateInstancesCommand)
        .rejectsOnce(said(name))
        .rejectsOnce(said(name))
        .rejects(said('DryRunOperation'));
      expect(await dryRun(credentials, call, PAUSES)).toEqual({ ok: true });
      expect(jest.mocked(sleep).mock.calls).toEqual([[500], [1000]]);
    },
  );

  it('gives up after the last pause with what EC2 said', async () => {
    ec2.on(TerminateInstancesCommand).rejects(said('UnauthorizedOperation'));
    expect(await dryRun(credentials, call, PAUSES)).toEqual({
      ok: false,
      error: 'UnauthorizedOperation',
      message: 'said UnauthorizedOperation',
    });
    expect(asked()).toHaveLength(PAUSES.length + 1);
    expect(asked().every(({ DryRun }) => DryRun === true)).toBe(true);
  });

  it.each(['OperationNotPermitted', 'InvalidInstanceID.NotFound', 'InternalError'])(
    'that answers "%s" is a refusal at once',
    async (name) => {
      ec2.on(TerminateInstancesCommand).rejects(said(name));
      expect(await dryRun(credentials, call, PAUSES)).toEqual({ ok: false, error: name, message: `said ${name}` });
      expect(asked()).toHaveLength(1);
    },
  );

  it('that EC2 took for the call itself is a refusal that says so, and nothing is asked again', async () => {
    ec2.on(TerminateInstancesCommand).resolves({});
    expect(await dryRun(credentials, call, PAUSES)).toMatchObject({ ok: false, ran: true });
    expect(asked()).toHaveLength(1);
  });

  it('does not exist for a bucket: nothing is sent', async () => {
    const bucket: Call = { ...call, service: 's3', operation: 'DeleteBucket', input: { Bucket: 'orders-archive-1' } };
    expect(await dryRun(credentials, bucket, PAUSES)).toBe('no-dry-run');
    expect(s3.calls()).toEqual([]);
  });
});
