import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, startGateway } from '../../local/gateway/gateway';
import { LOSE_ANSWER } from '../../local/gateway/lost-answers';
import { settlePorts } from '../../local/ports';

const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/ec2/aws4_request, SignedHeaders=host',
};

/** The emulator's answer to the question which action a request is. */
const actionAsked = (question: string): string => {
  const { bodyBase64 } = JSON.parse(question) as { bodyBase64: string };
  const operation = /Action=(\w+)/.exec(Buffer.from(bodyBase64, 'base64').toString())?.[1];
  return JSON.stringify({ action: operation ? `ec2:${operation}` : null });
};

describe('an answer that was asked to get lost', () => {
  let emulator: Server;
  let gateway: Gateway;
  let url = '';
  const taken: string[] = [];
  let asked = 0;
  beforeAll(async () => {
    emulator = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (request.url === '/_countersign/action') {
        asked += 1;
        response.writeHead(200).end(actionAsked(body));
        return;
      }
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
    fetch(url, { method: 'POST', body, headers: SIGNED }).then(
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

  it('makes the gateway ask for actions only while it is awaited', async () => {
    const before = asked;
    await call('Action=DescribeInstances');
    expect(asked).toBe(before);
    await lose('ec2:StopInstances');
    await call('Action=DescribeInstances');
    expect(asked).toBe(before + 1);
    expect(await call('Action=StopInstances')).toBe('lost');
  });
});
