import { forwardedHeaders } from '../../local/gateway/proxy';
import { apiId, originHeaders } from '../../local/origins/origin';

test('the gateway keeps Host, order and spelling, and vouches for TLS on signed calls only', () => {
  const raw = ['Host', '127.0.0.1:4566', 'X-Amz-Date', 'd', 'Connection', 'keep-alive', 'Expect', '100-continue'];
  expect(forwardedHeaders(raw, true)).toEqual([
    'Host',
    '127.0.0.1:4566',
    'X-Amz-Date',
    'd',
    'x-forwarded-proto',
    'https',
  ]);
  expect(forwardedHeaders([...raw, 'X-Forwarded-Proto', 'https'], false)).toEqual([
    'Host',
    '127.0.0.1:4566',
    'X-Amz-Date',
    'd',
  ]);
});

test('an origin speaks to the API by its host name and says what the browser asked for', () => {
  const raw = [
    'Host',
    'localhost:4510',
    'Cookie',
    'a=1',
    'X-Forwarded-Host',
    'evil.example',
    'Origin',
    'http://localhost:4510',
  ];
  const headers = originHeaders(raw, 'abcd1234.execute-api.localhost:5000', 'localhost:4510');
  expect(headers).toEqual([
    ...['host', 'abcd1234.execute-api.localhost:5000', 'x-forwarded-host', 'localhost:4510'],
    ...['x-forwarded-proto', 'http', 'x-forwarded-for', '127.0.0.1'],
    ...['Cookie', 'a=1', 'Origin', 'http://localhost:4510'],
  ]);
});

test('the API id comes out of either form of the invoke URL', () => {
  expect(apiId('https://abcd1234.execute-api.us-east-1.amazonaws.com/')).toBe('abcd1234');
  expect(apiId('http://abcd1234.execute-api.localhost:4599')).toBe('abcd1234');
  expect(() => apiId('http://localhost')).toThrow('not the invoke URL');
});
