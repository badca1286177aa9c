import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionOf } from '../../local/gateway/action';
import { type Gateway, startGateway } from '../../local/gateway/gateway';
import { LOSE_ANSWER } from '../../local/gateway/lost-answers';
import { settlePorts } from '../../local/ports';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host`,
});
const asked = (service: string, more: { method?: string; url?: string; body?: string; target?: string }) =>
  actionOf({
    method: more.method ?? 'POST',
    url: more.url ?? '/',
    headers: { ...signedFor(service), ...(more.target && { 'x-amz-target': more.target }) },
    body: Buffer.from(more.body ?? ''),
  });

describe('the action of a call', () => {
  it.each([
    ['ec2:TerminateInstances', asked('ec2', { body: 'Action=TerminateInstances&InstanceId.1=i-1' })],
    ['s3:DeleteBucket', asked('s3', { method: 'DELETE', url: '/orders-archive' })],
    ['dynamodb:GetItem', asked('dynamodb', { target: 'DynamoDB_20120810.GetItem' })],
  ])('%s is told by its bytes', (action, found) => expect(found).toBe(action));

  it.each([
    ['an object of S3', asked('s3', { method: 'DELETE', url: '/orders-archive/key' })],
    ['a setting of a bucket', asked('s3', { method: 'DELETE', url: '/orders-archive?policy' })],
    ['an unsigned request', actionOf({ method: 'POST', url: '/', headers: {}, body: Buffer.from('Action=X') })],
  ])('%s is none', (_, found) => expect(found).toBeNull());
});

describe('an answer that was asked to get lost', () => {
  let emulator: Server;
  let gateway: Gateway;
  let url = '';
  const taken: string[] = [];
  beforeAll(async () => {
    emulator = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      taken.push(body);
      response.writeHead(body.includes('DryRun') ? 412 : 200).end('done');
    });
    await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', () => resolve()));
    const { gateway: port } = await settlePorts({ gateway: 0, web: 0, ballot: 0, mailbox: 0 });
    const emulatorPort = (emulator.address() as AddressInfo).port;
    gateway = await startGateway({ port, emulatorPort, delay: 0, log: () => {} });
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await gateway.stop();
    emulator.close();
    emulator.closeAllConnections();
  });
  const call = async (body: string) =>
    fetch(url, { method: 'POST', body, headers: signedFor('ec2') }).then(
      ({ status }) => status,
      () => 'lost',
    );
  const lose = async (body: string) => (await fetch(`${url}${LOSE_ANSWER}`, { method: 'POST', body })).status;

  it('is that of the next call of the action that succeeds, after the service has taken it, and no other', async () => {
    expect(await lose('ec2:TerminateInstances')).toBe(204);
    expect(await call('Action=DescribeInstances')).toBe(200);
    expect(await call('Action=TerminateInstances&DryRun=true')).toBe(412);
    expect(await call('Action=TerminateInstances&n=1')).toBe('lost');
    expect(await call('Action=TerminateInstances&n=2')).toBe(200);
    expect(taken).toContain('Action=TerminateInstances&n=1');
  });

  it('must be named by its action', async () => {
    expect(await lose('whatever comes')).toBe(400);
    expect(await call('Action=TerminateInstances')).toBe(200);
  });
});
