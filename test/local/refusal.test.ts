import { describeExchange, type Exchange } from '../../local/gateway/exchange';
import { isRefusal, isSignedCall } from '../../local/gateway/refusal';

const failed = (status: number, responseHeaders: Record<string, string>, responseBody: Buffer): Exchange => ({
  ...{ method: 'POST', url: '/', headers: {}, body: Buffer.alloc(0) },
  ...{ status, responseHeaders, responseBody },
});
const xml = (code: string) => Buffer.from(`<Response><Errors><Error><Code>${code}</Code></Error></Errors></Response>`);

test.each([
  [403, {}, xml('UnauthorizedOperation')],
  [403, {}, xml('AccessDenied')],
  [400, {}, Buffer.from('{"__type":"AccessDeniedException","Message":"no"}')],
  [403, { 'x-amzn-errortype': 'AccessDeniedException:' }, Buffer.alloc(0)],
])('status %d with a code of refusal is one', (status, headers, body) => {
  expect(isRefusal(failed(status, headers as Record<string, string>, body))).toBe(true);
});

test.each([
  [403, {}, xml('SignatureDoesNotMatch')],
  [403, {}, xml('InvalidClientTokenId')],
  [400, {}, Buffer.from('{"__type":"ValidationException"}')],
  [200, {}, xml('AccessDenied')],
])('status %d for another reason is none', (status, headers, body) => {
  expect(isRefusal(failed(status, headers as Record<string, string>, body))).toBe(false);
});

test('only signed requests are AWS calls', () => {
  expect(isSignedCall({ authorization: 'AWS4-HMAC-SHA256 Credential=…' }, '/')).toBe(true);
  expect(isSignedCall({}, '/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=ab')).toBe(true);
  expect(isSignedCall({}, '/login')).toBe(false);
  expect(isSignedCall({ authorization: 'Bearer abc' }, '/r/ABCD')).toBe(false);
});

test('the log says what was called and how it failed', () => {
  const exchange = {
    ...failed(403, {}, xml('AccessDenied')),
    body: Buffer.from('Version=1&Action=TerminateInstances'),
  };
  expect(describeExchange(exchange)).toMatch(/^POST \/ TerminateInstances 403 <Response>/);
});
