import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { envelope } from './envelope';
import { type Delivery, routeEvent } from './route';

/** Brings a CloudTrail record (or anything that claims to be one) to the default bus of an account, as EventBridge would. */
export type Deliver = (record: unknown, account: string, region: string) => Promise<readonly Delivery[]>;

const ATTEMPTS = 3;

/** Delivery is at least once: a failed attempt is made again, even if part of it had arrived. */
export function createDelivery(emulatorUrl: string, log: (line: string) => void): Deliver {
  return async (record, account, region) => {
    const event = envelope(record, { account, region, id: randomUUID(), now: new Date() });
    for (let attempt = 1; ; attempt++) {
      try {
        const deliveries = await routeEvent(emulatorUrl, { account, region, name: 'default' }, event);
        for (const { rule, target, refused } of deliveries)
          log(`event ${event.id} ${rule} -> ${target}${refused ? `: not delivered, ${refused}` : ''}`);
        if (deliveries.length === 0) log(`event ${event.id} from ${event.source}: no rule of ${account} matches`);
        return deliveries;
      } catch (error) {
        log(`event ${event.id}, attempt ${attempt}: ${error instanceof Error ? error.message : String(error)}`);
        if (attempt === ATTEMPTS) throw error;
        await sleep(200 * attempt);
      }
    }
  };
}
