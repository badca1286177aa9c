import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from '../../local/gateway/exchange';
import { createProxy } from '../../local/gateway/proxy';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

const refused: Exchange[] = [];
const seen: { host?: string; body: string }[] = [];
const emulator = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  seen.push({ ...(request.headers.host && { host: request.headers.host }), body });
  if (body.includes('Terminate')) response.writeHead(403).end('<Code>UnauthorizedOperation</Code>');
  else response.writeHead(200, ['set-cookie', 'a=1', 'set-cookie', 'b=2']).end('fine');
});
let proxy: Server;
let url = '';

beforeAll(async () => {
  proxy = createServer(createProxy(await listening(emulator), (exchange) => refused.push(exchange)));
  url = `http://127.0.0.1:${await listening(proxy)}`;
});
afterAll(() => {
  for (const server of [proxy, emulator]) {
    server.close();
    server.closeAllConnections();
  }
});
beforeEach(() => {
  refused.length = 0;
  seen.length = 0;
});

const call = (body: string, headers: Record<string, string>) =>
  fetch(`${url}/x?y=1`, { method: 'POST', body, headers });
const signature = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA' };

test('a failed signed call passes unchanged and is handed over with both bodies', async () => {
  const answer = await call('Action=TerminateInstances', signature);
  expect([answer.status, await answer.text()]).toEqual([403, '<Code>UnauthorizedOperation</Code>']);
  expect(seen).toEqual([{ host: url.slice(7), body: 'Action=TerminateInstances' }]);
  expect(refused).toHaveLength(1);
  const [exchange] = refused;
  expect([exchange?.method, exchange?.url, exchange?.status]).toEqual(['POST', '/x?y=1', 403]);
  expect(exchange?.body.toString()).toBe('Action=TerminateInstances');
  expect(exchange?.responseBody.toString()).toBe('<Code>UnauthorizedOperation</Code>');
});

test('an unsigned request and a call that succeeds are not handed over', async () => {
  await call('Action=TerminateInstances', {});
  const answer = await call('Action=DescribeInstances', signature);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(refused).toEqual([]);
});

test('an emulator that is not there is a 502 with a sentence', async () => {
  const alone = createServer(createProxy(1, () => {}));
  const answer = await fetch(`http://127.0.0.1:${await listening(alone)}/`);
  alone.close();
  alone.closeAllConnections();
  expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('The emulator did not answer')]);
});
