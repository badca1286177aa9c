import { asked, call, refusal } from './asked';

const form = (body: string | null) => Object.fromEntries(new URLSearchParams(body ?? ''));

describe('a token that makes a call idempotent', () => {
  const VOLUME = { AvailabilityZone: 'eu-central-1a', Size: 8 };

  it('is sent as it was logged', async () => {
    const { body } = await asked(call('ec2', 'CreateVolume', { ...VOLUME, ClientToken: 'the-operators-own' }));
    expect(form(body).ClientToken).toBe('the-operators-own');
  });

  it.each([
    ['of EC2', call('ec2', 'CreateVolume', VOLUME)],
    ['in JSON', call('codecommit', 'CreateRepository', { repositoryName: 'orders' })],
    ['in a body of REST', call('eks', 'CreateAddon', { clusterName: 'orders', addonName: 'vpc-cni' })],
    ['in a query', call('accessanalyzer', 'DeleteAnalyzer', { analyzerName: 'orders' })],
  ])('%s stays missing when it is missing', async (_, of) => {
    const { body, query, headers } = await asked(of);
    expect(JSON.stringify([body, query, headers])).not.toMatch(/token/i);
  });
});

describe('values that are easily lost', () => {
  it('are sent: false, in the place of a dangerous default', async () => {
    const input = { DBInstanceIdentifier: 'orders', SkipFinalSnapshot: false, DeleteAutomatedBackups: false };
    const { body } = await asked(call('rds', 'DeleteDBInstance', input));
    expect(form(body)).toMatchObject({ SkipFinalSnapshot: 'false', DeleteAutomatedBackups: 'false' });
  });

  it('are sent: zero, which stops a function, and is not "no limit"', async () => {
    const input = { FunctionName: 'orders', ReservedConcurrentExecutions: 0 };
    const { body } = await asked(call('lambda', 'PutFunctionConcurrency', input));
    expect(body).toBe('{"ReservedConcurrentExecutions":0}');
  });

  it('are sent: an empty text and an empty list, which take away what was there', async () => {
    const description = await asked(call('iam', 'UpdateRole', { RoleName: 'orders', Description: '' }));
    expect(form(description.body)).toMatchObject({ Description: '' });
    const groups = { DBInstanceIdentifier: 'orders', VpcSecurityGroupIds: [] };
    expect(form((await asked(call('rds', 'ModifyDBInstance', groups))).body)).toMatchObject({
      VpcSecurityGroupIds: '',
    });
  });
});

describe('a part of a path', () => {
  const deletion = (FunctionName: string) => call('lambda', 'DeleteFunction', { FunctionName });

  it('is encoded, so that it stays one part', async () => {
    expect((await asked(deletion('a/b?c=d#e'))).path).toBe('/2015-03-31/functions/a%2Fb%3Fc%3Dd%23e');
  });

  it.each(['', '.', '..', 'orders/..'])('cannot be "%s": the path would lead somewhere else', async (name) => {
    expect(await refusal(deletion(name))).toMatchObject({ name: 'InputNotValid' });
  });
});

describe('a header', () => {
  const conditional = (IfMatch: string) => call('cloudfront', 'DeleteDistribution', { Id: 'E2QWRUHAPOMQZL', IfMatch });

  it('carries its member', async () => {
    expect((await asked(conditional('E1Z'))).headers).toMatchObject({ 'if-match': 'E1Z' });
  });

  it.each(['E1Z\r\nx-amz-evil: 1', 'Ä'])('cannot carry %j', async (value) => {
    expect(await refusal(conditional(value))).toMatchObject({ name: 'InputNotValid' });
  });

  it('is made of each entry of a map of headers', async () => {
    const { headers } = await asked(
      call(
        'dataexchange',
        'SendApiAsset',
        {
          AssetId: 'a1',
          DataSetId: 'd1',
          RevisionId: 'r1',
          RequestHeaders: { Colour: 'red', Size: '2' },
        },
        'us-east-1',
      ),
    );
    expect(headers).toMatchObject({
      'x-amzn-dataexchange-header-colour': 'red',
      'x-amzn-dataexchange-header-size': '2',
    });
  });
});

describe('what a service asks for beyond its model', () => {
  it('API Gateway answers JSON when it is asked to', async () => {
    const { headers } = await asked(call('apigateway', 'DeleteRestApi', { restApiId: 'a1b2c3' }));
    expect(headers).toMatchObject({ accept: 'application/json' });
  });

  it('Route 53 gives ids with a path and takes them without, also those of aliases', async () => {
    const alias = { HostedZoneId: '/hostedzone/Z2FDTNDATAQYW2', DNSName: 'd.example', EvaluateTargetHealth: false };
    const change = { Action: 'UPSERT', ResourceRecordSet: { Name: 'orders.example', Type: 'A', AliasTarget: alias } };
    const input = { HostedZoneId: '/hostedzone/Z1D633PJN98FT9', ChangeBatch: { Changes: [change] } };
    const { path, body } = await asked(call('route53', 'ChangeResourceRecordSets', input));
    expect(path).toBe('/2013-04-01/hostedzone/Z1D633PJN98FT9/rrset/');
    expect(body).toContain('<HostedZoneId>Z2FDTNDATAQYW2</HostedZoneId>');
  });

  it('S3 Control wants a checksum of the body', async () => {
    const input = { AccountId: '123456789012', Bucket: 'orders', Policy: '{}' };
    const { headers } = await asked(call('s3control', 'PutBucketPolicy', input));
    expect(headers['content-md5']).toMatch(/^[\w+/]{22}==$/);
  });
});

describe('the URL of a queue', () => {
  const purge = (host: string) => call('sqs', 'PurgeQueue', { QueueUrl: `https://${host}/123456789012/orders` });

  it('is said to the queues of its region', async () => {
    const { hostname, body } = await asked(purge('sqs.eu-central-1.amazonaws.com'));
    expect(hostname).toBe('sqs.eu-central-1.amazonaws.com');
    expect(body).toBe('{"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/123456789012/orders"}');
  });

  it.each(['sqs.us-east-1.amazonaws.com', 'sqs.eu-central-1.amazonaws.com.evil.example'])(
    'does not lead a signed request to %s',
    async (host) => {
      expect(await refusal(purge(host))).toMatchObject({ name: 'InputNotValid' });
    },
  );
});

describe('a call that is not sent', () => {
  const ARN = 'arn:aws:rds:us-east-1:123456789012:snapshot:orders';
  it.each([
    ['UnknownOperation', 'of a service that nobody knows', call('orders', 'DeleteOrder', {})],
    ['UnknownOperation', 'of an operation that nobody knows', call('ec2', 'DeleteEverything', {})],
    ['UnknownOperation', 'that only reads', call('ec2', 'DescribeInstances', {})],
    [
      'NotRunnable',
      'that needs another signed call in it',
      call('ec2', 'CopySnapshot', { SourceRegion: 'us-east-1', SourceSnapshotId: 'snap-1' }),
    ],
    [
      'NotRunnable',
      'that copies from another region',
      call('rds', 'CopyDBSnapshot', { SourceDBSnapshotIdentifier: ARN, TargetDBSnapshotIdentifier: 'copy' }),
    ],
    [
      'NotRunnable',
      'of S3 on Outposts by ARN',
      call('s3control', 'DeleteBucket', { AccountId: '123456789012', Bucket: 'arn:aws:s3-outposts:eu-central-1:1:x' }),
    ],
    [
      'NotRunnable',
      'that only SigV4A can sign',
      call('events', 'PutEvents', { Entries: [{ Source: 'x' }], EndpointId: 'abc123.def' }),
    ],
    [
      'InputNotValid',
      'whose input the model does not allow',
      call('rds', 'DeleteDBInstance', { DBInstanceId: 'orders' }),
    ],
  ])('is named %s when it is one %s', async (name, _, of) => {
    expect(await refusal(of)).toEqual({ name, message: expect.stringMatching(/./) });
  });

  it('copies within its region: there is nothing else to sign', async () => {
    const input = { SourceDBSnapshotIdentifier: ARN, TargetDBSnapshotIdentifier: 'copy' };
    expect(await refusal(call('rds', 'CopyDBSnapshot', input, 'us-east-1'))).toBeNull();
  });
});
