import { cbor } from '@smithy/core/cbor';
import { replyOf } from '../../../../hub/aws/wire/reply';
import type { Protocol } from '../../../../shared/catalogue/operation';
import cases from './reply-cases.json';

const answered = (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array) => ({
  status,
  headers,
  body: Buffer.from(body as string),
});

describe('an error', () => {
  it.each(cases)('of $of with status $status is named $error', ({ of, status, headers, body, error, message }) => {
    const said = Object.fromEntries(Object.entries(headers));
    expect(replyOf(answered(status, said, body), of as Protocol)).toEqual({ ok: false, status, error, message });
  });

  it('in CBOR is named without its namespace', () => {
    const body = cbor.serialize({ __type: 'com.amazonaws.x#ValidationException', message: 'not like this' });
    expect(replyOf(answered(400, { 'smithy-protocol': 'rpc-v2-cbor' }, body), 'cbor')).toEqual({
      ok: false,
      status: 400,
      error: 'ValidationException',
      message: 'not like this',
    });
  });
});

describe('a success', () => {
  it.each([
    ['in a header', 'json' as const, { 'x-amzn-requestid': 'q-1' }, '{}'],
    ["in S3's header", 'rest-xml' as const, { 'x-amz-request-id': 'q-1' }, ''],
    [
      'in the body of a query service',
      'query' as const,
      {},
      '<DeleteUserResponse><ResponseMetadata><RequestId>q-1</RequestId></ResponseMetadata></DeleteUserResponse>',
    ],
    [
      'in the body of EC2',
      'ec2' as const,
      {},
      '<StopInstancesResponse><requestId>q-1</requestId></StopInstancesResponse>',
    ],
  ])('has its request id %s', (_, protocol, headers, body) => {
    expect(replyOf(answered(200, headers, body), protocol)).toMatchObject({ ok: true, requestId: 'q-1' });
  });

  it('need not say anything', () => {
    expect(replyOf(answered(204, {}, ''), 'rest-json')).toEqual({ ok: true, requestId: '', answer: null });
  });

  it('may be a file: that it came is all there is to know', () => {
    const file = answered(200, { 'content-type': 'application/octet-stream' }, 'anything');
    expect(replyOf(file, 'rest-json')).toMatchObject({ ok: true, answer: null });
  });

  it.each([
    ['ec2', 'text/html', 'no XML at all'],
    ['json', 'text/html', '<html></html>'],
    ['rest-json', 'application/json', '{"half":'],
  ] as const)('of %s that cannot be read is none', (protocol, type, body) => {
    expect(() => replyOf(answered(200, { 'content-type': type }, body), protocol)).toThrow();
  });
});
