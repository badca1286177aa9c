import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { clientSettings } from '../../../local/clients';
import { type Cloud, keysOf } from '../../../local/cloud';
import { recordOf } from '../../../local/gateway/cloudtrail';
import type { Exchange } from '../../../local/gateway/exchange';
import { createProxy } from '../../../local/gateway/proxy';

/** Lets calls of an operator be refused, and gives the CloudTrail record of each refusal instead of delivering it. */
export interface Refuser {
  recordOfTermination(instance: string): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * A proxy of the gateway's own making in front of the emulator, for the calls of one operator: the refusals and their
 * records are those of the gateway, but nothing is sent to a bus.
 */
export async function startRefuser(cloud: Cloud, operator: string): Promise<Refuser> {
  let seen: (exchange: Exchange) => void = () => {};
  const server = createServer(createProxy(Number(new URL(cloud.urls.emulator).port), (exchange) => seen(exchange)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ec2 = new EC2Client(clientSettings(`http://127.0.0.1:${port}`, keysOf(cloud, operator)));
  return {
    async recordOfTermination(instance) {
      const refused = new Promise<Exchange>((resolve) => {
        seen = resolve;
      });
      const answer = await ec2.send(new TerminateInstancesCommand({ InstanceIds: [instance] })).catch(() => undefined);
      if (answer) throw new Error(`${operator} was not refused`);
      const found = await recordOf(cloud.urls.emulator, await refused);
      if (found.record === null) throw new Error(`the refusal left no record: ${found.why}`);
      return found.record;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
