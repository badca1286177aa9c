import type { HttpRequest } from '@smithy/core/protocols';
import { CannotSend } from '../../../../hub/aws/wire/cannot-send';
import { sendByS3 } from '../../../../hub/aws/wire/s3';
import type { Call } from '../../../../shared/call/call';
import { makeInput, READABLE } from '../../../captures/inputs';
import { Random } from '../../../captures/random';
import { catalogue } from '../../../organization/catalogue';
import { call } from './asked';

const CREDENTIALS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session-token' };

/** All requests that a call makes; the first is answered by hanging up. */
async function sent(of: Call, override?: string): Promise<readonly HttpRequest[]> {
  const requests: HttpRequest[] = [];
  const handle = async (request: HttpRequest) => {
    requests.push(request);
    throw new Error('hung up');
  };
  const outcome = sendByS3(catalogue, CREDENTIALS, of, override, { handle: handle as never });
  await expect(outcome).rejects.toThrow('hung up');
  return requests;
}

const refused = (of: Call): Promise<{ name: string }> =>
  sendByS3(catalogue, CREDENTIALS, of, undefined, { handle: () => Promise.reject(new Error('sent')) }).then(
    () => ({ name: 'sent' }),
    (error) => {
      if (!(error instanceof CannotSend)) throw error;
      return { name: error.name };
    },
  );

describe('a call of S3', () => {
  afterEach(() => jest.restoreAllMocks());

  it('goes to the host of its bucket', async () => {
    const [request] = await sent(call('s3', 'DeleteBucketPolicy', { Bucket: 'orders-archive-1' }));
    expect(request).toMatchObject({
      method: 'DELETE',
      hostname: 'orders-archive-1.s3.eu-central-1.amazonaws.com',
      query: { policy: '' },
    });
  });

  it('goes by path to a local cloud, which has one host only', async () => {
    const [request] = await sent(
      call('s3', 'DeleteBucketPolicy', { Bucket: 'orders-archive-1' }),
      'http://127.0.0.1:4566',
    );
    expect(request).toMatchObject({ hostname: '127.0.0.1', port: 4566, path: '/orders-archive-1/' });
  });

  it('to a directory bucket asks for no session first: that would be another call', async () => {
    const input = { Bucket: 'orders--euc1-az1--x-s3', Key: 'a' };
    const requests = await sent(call('s3', 'DeleteObject', input));
    expect(requests.map(({ method }) => method)).toEqual(['DELETE']);
  });

  it.each([
    [
      'UnknownOperation',
      'that its client does not know any more',
      call('s3', 'PutBucketLifecycle', { Bucket: 'orders' }),
    ],
    ['InputNotValid', 'with an unknown member', call('s3', 'DeleteBucket', { Bucket: 'orders', Force: true })],
    [
      'InputNotValid',
      'without the token that its client would make up',
      call('s3', 'RenameObject', { Bucket: 'orders--euc1-az1--x-s3', Key: 'a', RenameSource: '/b' }),
    ],
    [
      'InputNotValid',
      'to an access point of many regions: an ARN is no name of a bucket',
      call('s3', 'DeleteObject', { Bucket: 'arn:aws:s3::123456789012:accesspoint/x.mrap', Key: 'a' }),
    ],
  ])('is not sent, and named %s, when it is one %s', async (name, _, of) => {
    expect(await refused(of)).toEqual({ name });
  });

  it('can be written down for every operation of the catalogue that its client knows', async () => {
    const service = catalogue.service('s3');
    // The client warns of a body of no length; ours are bytes.
    jest.spyOn(console, 'warn').mockImplementation();
    const without: string[] = [];
    for (const name of service?.operations ?? []) {
      const operation = service?.operation(name);
      if (!service || !operation) throw new Error(name);
      const random = new Random(name);
      const occasion = {
        service,
        region: 'eu-central-1',
        random,
        known: () => true,
        ...READABLE,
        optional: 2,
        tokens: true,
      };
      const input = makeInput(operation, occasion).json as Call['input'];
      const outcome = await refused(call('s3', name, input)).catch(({ message }: Error) => ({ name: message }));
      if (outcome.name !== 'sent') without.push(`${name}: ${outcome.name}`);
    }
    // Without a location the client would add one outside us-east-1.
    expect(without).toEqual([
      'CreateBucket: NotRunnable',
      'PutBucketLifecycle: UnknownOperation',
      'PutBucketNotification: UnknownOperation',
    ]);
  });
});
