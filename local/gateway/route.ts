import { EventBridgeClient, type Target } from '@aws-sdk/client-eventbridge';
import { clientSettings, rootKeys } from '../clients';
import { parseArn } from './arn';
import { busRefusal } from './bus-target';
import type { Envelope } from './envelope';
import { sendToQueue } from './queue-target';
import { type Match, matchingRules } from './rules';

/** What became of an event at one target of one rule; `refused` says why it was not handed over. */
export interface Delivery {
  readonly rule: string;
  readonly target: string;
  readonly refused?: string;
}

/** A bus that an event arrives at. */
export interface Bus {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

async function toTarget(
  emulatorUrl: string,
  bus: Bus,
  match: Match,
  target: Target,
  event: Envelope,
  hops: number,
): Promise<Delivery[]> {
  const arn = target.Arn ?? '';
  const parts = parseArn(arn);
  const refuse = (refused: string): Delivery[] => [{ rule: match.ruleArn, target: arn, refused }];
  if (target.Input || target.InputPath || target.InputTransformer) return refuse('the stage does not transform inputs');
  if (parts?.service === 'sqs') {
    const refused = await sendToQueue(emulatorUrl, arn, parts, match.ruleArn, JSON.stringify(event));
    return refused ? refuse(refused) : [{ rule: match.ruleArn, target: arn }];
  }
  if (parts?.service === 'events' && parts.resource.startsWith('event-bus/')) {
    if (hops > 0) return refuse('EventBridge does not send an event on to a third bus');
    const refused = await busRefusal({
      emulatorUrl,
      account: bus.account,
      busArn: arn,
      bus: parts,
      roleArn: target.RoleArn,
    });
    if (refused) return refuse(refused);
    const there = await routeEvent(
      emulatorUrl,
      { account: parts.account, region: parts.region, name: parts.name },
      event,
      hops + 1,
    );
    return [{ rule: match.ruleArn, target: arn }, ...there];
  }
  return refuse('the stage delivers to buses and queues only');
}

/** Takes an event through the rules that are deployed on a bus, and through the other account's bus if a rule sends it there. */
export async function routeEvent(emulatorUrl: string, bus: Bus, event: Envelope, hops = 0): Promise<Delivery[]> {
  const events = new EventBridgeClient(clientSettings(emulatorUrl, rootKeys(bus.account), bus.region));
  const deliveries: Delivery[] = [];
  for (const match of await matchingRules(events, bus.name, event)) {
    for (const target of match.targets)
      deliveries.push(...(await toTarget(emulatorUrl, bus, match, target, event, hops)));
  }
  return deliveries;
}
