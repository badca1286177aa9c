import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '../../../local/cloud';
import { INSTALLATION, mailTo } from '../../../local/demo/evidence';
import { instanceTarget } from '../../../local/demo/target';
import { type Envelope, envelope } from '../../../local/gateway/envelope';
import { routeEvent } from '../../../local/gateway/route';
import { REGION } from '../../../local/organization/cast';
import type { Progress } from '../../../local/progress';
import { Shutdown } from '../../../local/shutdown';
import { startCloud } from '../../../local/start-cloud';
import { busName } from '../../../shared/names';
import { BARE_BUS } from '../bare/bare-stack';
import { BARE_RECIPIENT, deployBare } from '../bare/deploy';
import type { DenialStage } from './denial-to-mail';
import { startRefuser } from './refused-call';

const OPERATOR = 'li-wei';

/** Milliseconds after a mail in which the workflow goes on to its wait, so that the next run starts on a quiet stage. */
const SETTLE = 500;

/** Puts an event on a bus of the hub's account; milliseconds until the mail that `find` waits for was accepted by SES. */
async function timeMail(cloud: Cloud, bus: string, event: Envelope, to: string, subject: RegExp): Promise<number> {
  const { accounts } = cloud.organization;
  const began = Date.now();
  const deliveries = await routeEvent(cloud.urls.emulator, { account: accounts.hub, region: REGION, name: bus }, event);
  if (deliveries.length !== 1 || deliveries[0]?.refused)
    throw new Error(`the event did not reach one queue: ${JSON.stringify(deliveries)}`);
  const mail = await mailTo(cloud, to, subject);
  await sleep(SETTLE);
  return Date.parse(mail.time) - began;
}

/**
 * A local cloud of its own with the hub and, beside it in the same account of the same emulator, the bare hops.
 * `shutdown` stops all of it, also while it is still starting.
 */
export async function openStage(progress: Progress, shutdown = new Shutdown()): Promise<DenialStage> {
  const ports = { gateway: 0, web: 0, ballot: 0, mailbox: 0 };
  const cloud = await startCloud({ name: 'bench', ports, progress, shutdown });
  await progress.step('Deploying the bare hops', () => deployBare(cloud));
  const refuser = await startRefuser(cloud, OPERATOR);
  await shutdown.add(refuser.stop);
  const operatorMail = cloud.signIns.find(({ id }) => id === OPERATOR)?.email ?? '';
  const { payments: account } = cloud.organization.accounts;
  return {
    async refuse() {
      const { name, command } = await instanceTarget(cloud);
      const record = await refuser.recordOfTermination(command.at(-1) ?? '');
      return { name, event: envelope(record, { account, region: REGION, id: randomUUID(), now: new Date() }) };
    },
    hub: ({ event, name }) =>
      timeMail(cloud, busName(INSTALLATION), event, operatorMail, new RegExp(`Confirm.*${name}`)),
    bare: ({ event }) => {
      const { eventID } = event.detail as { readonly eventID: string };
      return timeMail(cloud, BARE_BUS, event, BARE_RECIPIENT, new RegExp(eventID));
    },
    stop: () => shutdown.run(),
  };
}
