import { createHash } from 'node:crypto';
import { runCall } from '../../../hub/aws/executor';
import type { Call } from '../../../shared/call/call';
import { catalogue } from '../../organization/catalogue';
import { AnsweringService } from './answering';

const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session-token' };

const TERMINATE: Call = {
  account: '333333333333',
  region: 'eu-west-1',
  service: 'ec2',
  operation: 'TerminateInstances',
  input: { InstanceIds: ['i-0a1b2c3d4e5f60001', 'i-0a1b2c3d4e5f60002'], Force: false },
};
const DELETE: Call = {
  account: '333333333333',
  region: 'us-east-1',
  service: 's3',
  operation: 'DeleteBucket',
  input: { Bucket: 'orders-archive-1', ExpectedBucketOwner: '333333333333' },
};

const TABLE: Call = {
  account: '333333333333',
  region: 'eu-west-1',
  service: 'dynamodb',
  operation: 'DeleteTable',
  input: { TableName: 'orders' },
};
const CLUSTER: Call = { ...TABLE, service: 'eks', operation: 'DeleteCluster', input: { name: 'orders' } };

const jsonError = (type: string) => JSON.stringify({ __type: type, message: 'said JSON' });
const ec2Error = (code: string, message = 'said EC2') =>
  `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>q-1</RequestID></Response>`;
const s3Error = (code: string) =>
  `<Error><Code>${code}</Code><Message>said S3</Message><RequestId>q-2</RequestId></Error>`;

const service = new AnsweringService();
beforeAll(() => service.use());
afterAll(() => service.close());
beforeEach(() => service.arrived.splice(0));
afterEach(() => jest.useRealTimers());

describe('the call that is sent', () => {
  it('is the approved input, member for member, a false one too, and no dry run', async () => {
    service.answer = {
      status: 200,
      body: '<TerminateInstancesResponse><requestId>q-1</requestId></TerminateInstancesResponse>',
    };
    await runCall(catalogue, credentials, TERMINATE);
    expect(Object.fromEntries(new URLSearchParams(service.arrived[0]?.body))).toEqual({
      Action: 'TerminateInstances',
      Version: '2016-11-15',
      'InstanceId.1': 'i-0a1b2c3d4e5f60001',
      'InstanceId.2': 'i-0a1b2c3d4e5f60002',
      Force: 'false',
    });
  });

  it('is signed with the credentials of the grant, for the region of the call', async () => {
    await runCall(catalogue, credentials, TERMINATE);
    expect(service.arrived[0]?.headers.authorization).toMatch(
      /Credential=ASIAEXAMPLE\/\d{8}\/eu-west-1\/ec2\/aws4_request/,
    );
    expect(service.arrived[0]?.headers['x-amz-security-token']).toBe('session-token');
  });

  it('of S3 names the bucket and the owner that must have it', async () => {
    service.answer = { status: 204, body: '' };
    await runCall(catalogue, credentials, DELETE);
    expect(service.arrived).toMatchObject([
      {
        method: 'DELETE',
        path: expect.stringMatching(/^\/orders-archive-1/),
        headers: { 'x-amz-expected-bucket-owner': '333333333333' },
      },
    ]);
  });

  it('of a JSON service is signed over its body, and names its operation in a header', async () => {
    service.answer = { status: 200, body: '{}' };
    await runCall(catalogue, credentials, TABLE);
    expect(service.arrived).toMatchObject([
      {
        method: 'POST',
        path: '/',
        headers: {
          'x-amz-target': 'DynamoDB_20120810.DeleteTable',
          'x-amz-content-sha256': createHash('sha256').update('{"TableName":"orders"}').digest('hex'),
          'content-length': '22',
        },
        body: '{"TableName":"orders"}',
      },
    ]);
  });

  it('of a REST service is its path', async () => {
    service.answer = { status: 200, body: '{}', headers: { 'content-type': 'application/json' } };
    await runCall(catalogue, credentials, CLUSTER);
    expect(service.arrived).toMatchObject([{ method: 'DELETE', path: '/clusters/orders', body: '' }]);
  });

  it('is not signed where the service takes no signature: it need not know whose credentials we hold', async () => {
    const input = { AccessToken: 'token', PreviousPassword: 'a', ProposedPassword: 'b' };
    await runCall(catalogue, credentials, { ...TABLE, service: 'cognito-idp', operation: 'ChangePassword', input });
    expect(service.arrived[0]?.headers).not.toHaveProperty('authorization');
    expect(service.arrived[0]?.headers).not.toHaveProperty('x-amz-security-token');
  });

  it.each([
    ['UnknownOperation', { ...TERMINATE, operation: 'DescribeInstances' }],
    ['NotRunnable', { ...TERMINATE, operation: 'CopySnapshot' }],
    ['InputNotValid', { ...TERMINATE, input: { InstanceIds: 'i-0a1b2c3d4e5f60001' } }],
    ['InputNotValid', { ...DELETE, input: {} }],
  ])(
    'is none when it cannot be written down: that is a failure, %s, and nobody need look what happened',
    async (error, call) => {
      expect(await runCall(catalogue, credentials, call)).toEqual({
        outcome: 'failed',
        sent: false,
        error,
        message: expect.stringMatching(/./),
      });
      expect(service.arrived).toEqual([]);
    },
  );
});

describe('an answer of AWS', () => {
  it('that accepts the call is "executed", with its request id and what it said', async () => {
    const state = '<currentState><code>32</code><name>shutting-down</name></currentState>';
    service.answer = {
      status: 200,
      headers: { 'x-amzn-requestid': '59dbff89' },
      body: `<TerminateInstancesResponse><requestId>59dbff89</requestId><instancesSet><item><instanceId>i-0a1b2c3d4e5f60001</instanceId>${state}</item></instancesSet></TerminateInstancesResponse>`,
    };
    expect(await runCall(catalogue, credentials, TERMINATE)).toEqual({
      outcome: 'executed',
      requestId: '59dbff89',
      answer:
        '{"requestId":"59dbff89","instancesSet":{"item":{"instanceId":"i-0a1b2c3d4e5f60001","currentState":{"name":"shutting-down"}}}}',
    });
  });

  it('keeps no secret that it carries: every signer reads the ledger', async () => {
    service.answer = {
      status: 200,
      body: '<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><AccessKeyId>AKIAEXAMPLE</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI</SecretAccessKey></AccessKey></CreateAccessKeyResult><ResponseMetadata><RequestId>q-3</RequestId></ResponseMetadata></CreateAccessKeyResponse>',
    };
    const call = { ...TABLE, service: 'iam', operation: 'CreateAccessKey', input: { UserName: 'ada' } };
    const outcome = await runCall(catalogue, credentials, call);
    expect(outcome).toMatchObject({
      outcome: 'executed',
      requestId: 'q-3',
      answer: expect.stringContaining('AKIAEXAMPLE'),
    });
    expect(JSON.stringify(outcome)).not.toContain('wJalrXUtnFEMI');
  });

  it('is kept to 2,000 characters', async () => {
    const item = '<item><instanceId>i-0a1b2c3d4e5f60001</instanceId></item>'.repeat(100);
    service.answer = {
      status: 200,
      body: `<TerminateInstancesResponse><instancesSet>${item}</instancesSet></TerminateInstancesResponse>`,
    };
    expect(await runCall(catalogue, credentials, TERMINATE)).toMatchObject({
      outcome: 'executed',
      answer: expect.stringMatching(/^.{2000}$/),
    });
  });

  it.each([
    [400, 'OperationNotPermitted', TERMINATE, ec2Error('OperationNotPermitted')],
    [400, 'InvalidInstanceID.NotFound', TERMINATE, ec2Error('InvalidInstanceID.NotFound')],
    [403, 'UnauthorizedOperation', TERMINATE, ec2Error('UnauthorizedOperation')],
    [409, 'BucketNotEmpty', DELETE, s3Error('BucketNotEmpty')],
    [404, 'NoSuchBucket', DELETE, s3Error('NoSuchBucket')],
    [301, 'PermanentRedirect', DELETE, s3Error('PermanentRedirect')],
    [400, 'ResourceInUseException', TABLE, jsonError('com.amazonaws.dynamodb.v20120810#ResourceInUseException')],
    [409, 'ResourceInUseException', CLUSTER, jsonError('ResourceInUseException')],
    [307, 'HTTP 307', CLUSTER, ''],
  ])('with status %i is "failed": %s', async (status, error, call, body) => {
    service.answer = { status, body };
    expect(await runCall(catalogue, credentials, call)).toMatchObject({
      outcome: 'failed',
      error,
      message: expect.stringMatching(/./),
    });
    expect(service.arrived).toHaveLength(1);
  });

  it("keeps an error's message to 1,000 characters", async () => {
    service.answer = { status: 400, body: ec2Error('OperationNotPermitted', 'x'.repeat(5000)) };
    expect(await runCall(catalogue, credentials, TERMINATE)).toMatchObject({ message: 'x'.repeat(1000) });
  });

  it.each([
    ['a fault of the service', TERMINATE, { status: 500, body: ec2Error('InternalError') }],
    ['a service that is not there', TERMINATE, { status: 503, body: ec2Error('Unavailable') }],
    ['throttling, which EC2 answers with 503', TERMINATE, { status: 503, body: ec2Error('RequestLimitExceeded') }],
    ['S3 asking to slow down', DELETE, { status: 503, body: s3Error('SlowDown') }],
    ['a timeout on the way', DELETE, { status: 408, body: s3Error('RequestTimeout') }],
    ['an answer that cannot be read', TERMINATE, { status: 200, body: 'no XML at all' }],
    ['a gateway between', TERMINATE, { status: 502, body: '<html>Bad gateway</html>' }],
    ['an answer of JSON that cannot be read', TABLE, { status: 200, body: '{"half' }],
    ['a connection that is closed without a word', TERMINATE, 'hang up' as const],
    ['a connection of S3 that is closed without a word', DELETE, 'hang up' as const],
  ])('is "unknown" after %s, and the call is not sent again', async (_, call, answer) => {
    service.answer = answer;
    expect(await runCall(catalogue, credentials, call)).toEqual({
      outcome: 'unknown',
      why: expect.stringMatching(/./),
    });
    expect(service.arrived).toHaveLength(1);
  });

  it.each([
    ['', TERMINATE],
    [' of S3', DELETE],
  ])('is "unknown" when none%s comes within a minute, and the call is not sent again', async (_, call) => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    service.answer = 'silence';
    const outcome = runCall(catalogue, credentials, call);
    while (service.arrived.length === 0) await new Promise(setImmediate);
    jest.advanceTimersByTime(60_000);
    expect(await outcome).toEqual({ outcome: 'unknown', why: expect.stringMatching(/^TimeoutError: /) });
    expect(service.arrived).toHaveLength(1);
  });
});
