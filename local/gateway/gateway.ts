import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpServer, listen } from '../http-server';
import { createActionOf } from './action';
import { recordOf } from './cloudtrail';
import { createDelivery, type Deliver } from './deliver';
import { describeExchange, type Exchange } from './exchange';
import { LOSE_ANSWER, LostAnswers } from './lost-answers';
import { createProxy } from './proxy';
import { isRefusal } from './refusal';

/** The public address of the local cloud while it runs. */
export interface Gateway extends HttpServer {
  /** Injects a record as if CloudTrail had written it; for tests of malformed, late and repeated records. */
  readonly deliver: Deliver;
}

/** What the gateway stands in front of. `delay` is the time from a refusal to its event, in milliseconds. */
export interface GatewayOptions {
  readonly port: number;
  readonly emulatorPort: number;
  readonly delay: number;
  readonly log: (line: string) => void;
}

/** Starts the proxy that turns refusals into CloudTrail events and delivers them through the deployed rules. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { port, emulatorPort, delay, log } = options;
  const emulatorUrl = `http://127.0.0.1:${emulatorPort}`;
  const deliver = createDelivery(emulatorUrl, log);
  let stopped = false;
  const follow = async (exchange: Exchange) => {
    const answer = await recordOf(emulatorUrl, exchange);
    if (answer.record === null) return log(`refused ${exchange.method} ${exchange.url}: no record, ${answer.why}`);
    await sleep(delay);
    if (!stopped) await deliver(answer.record, answer.record.recipientAccountId, answer.record.awsRegion);
  };
  const onFailure = (exchange: Exchange) => {
    log(`failed ${describeExchange(exchange)}`);
    if (isRefusal(exchange))
      follow(exchange).catch((error) => log(`refused ${exchange.method} ${exchange.url}: ${error}`));
  };
  const lost = new LostAnswers(createActionOf(emulatorUrl));
  const proxy = createProxy(emulatorPort, onFailure, lost);
  const server = await listen('gateway', port, (incoming, outgoing) => {
    if (incoming.method === 'POST' && incoming.url === LOSE_ANSWER) void lost.ask(incoming, outgoing);
    else proxy(incoming, outgoing);
  });
  return {
    deliver,
    stop() {
      stopped = true;
      return server.stop();
    },
  };
}
