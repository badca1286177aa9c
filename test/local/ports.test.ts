import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settlePorts } from '../../local/ports';

test('a taken port is one sentence with the way out; 0 finds a free one', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(settlePorts({ gateway: 0, web: port, ballot: 0, mailbox: 0 })).rejects.toThrow(
    `Port ${port} (web) is already taken by another program: stop that program, or choose another port with \`npm start -- --web-port <number>\` (0 picks a free one).`,
  );
  await expect(settlePorts({ gateway: port, web: 0, ballot: 0, mailbox: 0 })).rejects.toThrow(
    'npm start -- --port <number>',
  );
  await new Promise((resolve) => other.close(resolve));
  const settled = await settlePorts({ gateway: port, web: 0, ballot: 0, mailbox: 0 });
  expect(settled.gateway).toBe(port);
  expect(new Set(Object.values(settled)).size).toBe(5);
});
