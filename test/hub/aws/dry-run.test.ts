import { setTimeout as sleep } from 'node:timers/promises';
import { dryRun } from '../../../hub/aws/executor';
import type { Call } from '../../../shared/call/call';
import { catalogue } from '../../organization/catalogue';
import { AnsweringService } from './answering';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const call: Call = {
  account: '333333333333',
  region: 'us-east-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds: ['i-0a1b2c3d4e5f60001'], SkipOsShutdown: true },
};
const PAUSES = [500, 1000, 2000];

const ec2 = new AnsweringService();
const said = (name: string) => ({
  status: 412,
  body: `<Response><Errors><Error><Code>${name}</Code><Message>said ${name}</Message></Error></Errors></Response>`,
});
const asked = () => ec2.arrived.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

beforeAll(() => ec2.use());
afterAll(() => ec2.close());
beforeEach(() => {
  ec2.arrived.splice(0);
  ec2.next.splice(0);
  jest.mocked(sleep).mockClear();
});

describe('a dry run', () => {
  it('is the same call with DryRun, and "DryRunOperation" means that it would be accepted', async () => {
    ec2.answer = said('DryRunOperation');
    expect(await dryRun(catalogue, credentials, call, PAUSES)).toEqual({ ok: true });
    expect(asked()).toEqual([
      {
        Action: 'TerminateInstances',
        Version: '2016-11-15',
        'InstanceId.1': 'i-0a1b2c3d4e5f60001',
        SkipOsShutdown: 'true',
        DryRun: 'true',
      },
    ]);
    expect(sleep).not.toHaveBeenCalled();
  });

  it('can be asked of every operation of EC2 that has one', async () => {
    ec2.answer = said('DryRunOperation');
    const detach: Call = { ...call, operation: 'DetachVolume', input: { VolumeId: 'vol-1', Force: true } };
    expect(await dryRun(catalogue, credentials, detach, PAUSES)).toEqual({ ok: true });
    expect(asked()).toMatchObject([{ Action: 'DetachVolume', Force: 'true', DryRun: 'true' }]);
  });

  it.each(['UnauthorizedOperation', 'RequestLimitExceeded'])(
    'is asked again after each pause while the answer is "%s", which may pass',
    async (name) => {
      ec2.answer = said(name);
      ec2.next.push(said(name), said('DryRunOperation'));
      expect(await dryRun(catalogue, credentials, call, PAUSES)).toEqual({ ok: true });
      expect(jest.mocked(sleep).mock.calls).toEqual([[500], [1000]]);
    },
  );

  it('gives up after the last pause with what EC2 said', async () => {
    ec2.answer = said('UnauthorizedOperation');
    expect(await dryRun(catalogue, credentials, call, PAUSES)).toEqual({
      ok: false,
      error: 'UnauthorizedOperation',
      message: 'said UnauthorizedOperation',
    });
    expect(asked()).toHaveLength(PAUSES.length + 1);
    expect(asked().every(({ DryRun }) => DryRun === 'true')).toBe(true);
  });

  it.each(['OperationNotPermitted', 'InvalidInstanceID.NotFound', 'InternalError'])(
    'that answers "%s" is a refusal at once',
    async (name) => {
      ec2.answer = said(name);
      expect(await dryRun(catalogue, credentials, call, PAUSES)).toEqual({
        ok: false,
        error: name,
        message: `said ${name}`,
      });
      expect(asked()).toHaveLength(1);
    },
  );

  it('that gets no answer is a refusal: the call has not been sent', async () => {
    ec2.answer = 'hang up';
    expect(await dryRun(catalogue, credentials, call, PAUSES)).toMatchObject({ ok: false });
    expect(asked()).toHaveLength(1);
  });

  it('that EC2 took for the call itself is a refusal that says so, and nothing is asked again', async () => {
    ec2.answer = { status: 200, body: '<TerminateInstancesResponse/>' };
    expect(await dryRun(catalogue, credentials, call, PAUSES)).toMatchObject({ ok: false, ran: true });
    expect(asked()).toHaveLength(1);
  });

  it.each([
    ['a bucket', { ...call, service: 's3', operation: 'DeleteBucket', input: { Bucket: 'orders-archive-1' } }],
    [
      'a service whose DryRun means something else',
      { ...call, service: 'ssm', operation: 'DeleteInventory', input: { TypeName: 'Custom:x' } },
    ],
    ['an operation of EC2 that has none', { ...call, operation: 'AllocateHosts', input: {} }],
  ])('does not exist for %s: nothing is sent', async (_, of) => {
    expect(await dryRun(catalogue, credentials, of, PAUSES)).toBe('no-dry-run');
    expect(ec2.arrived).toEqual([]);
  });
});
