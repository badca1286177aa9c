import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type ClientSettings, clientSettings, type Keys, rootKeys } from './clients';
import type { CloudRecord } from './cloud-record';
import { createDelivery, type Deliver } from './gateway/deliver';
import { overTls } from './gateway/tls';
import { fetchMails, type Mail } from './mailbox/mail';
import { type AccountKey, REGION } from './organization/cast';
import type { LocalProblem } from './problem';

/** Whose calls: an operator by id, the root of an account by key or id, or any keys. */
export type Caller = string | Keys;

/** A running local cloud, started by this process or found running. */
export interface Cloud extends CloudRecord {
  /** Settings for any SDK client; its calls pass the gateway, so refusals become events. */
  aws(caller: Caller, region?: string): ClientSettings;
  /** Brings a record through the deployed rules of an account as CloudTrail and EventBridge would. */
  readonly deliver: Deliver;
  /** Puts a body of any shape straight into the hub's queue. */
  sendToIntake(body: string): Promise<void>;
  /** The mails that were sent so far, newest first. */
  mails(): Promise<Mail[]>;
  /** Settles when the emulator ends without having been asked to. */
  readonly died: Promise<LocalProblem>;
  /** Stops what this process has started; nothing if the cloud was found running. */
  stop(): Promise<void>;
}

/** The keys of a caller. */
export function keysOf(record: Pick<CloudRecord, 'operators' | 'organization'>, caller: Caller): Keys {
  if (typeof caller !== 'string') return caller;
  const operator = record.operators.find(({ id }) => id === caller);
  if (operator) return operator.keys;
  const account = record.organization.accounts[caller as AccountKey] ?? caller;
  if (!/^\d{12}$/.test(account)) throw new Error(`${caller} is neither an operator nor an account of the local cloud`);
  return rootKeys(account);
}

/** Makes a usable cloud of what is known about a running one. */
export function connect(
  record: CloudRecord,
  stop: () => Promise<void>,
  died: Promise<LocalProblem>,
  log: (line: string) => void,
): Cloud {
  const { urls, organization, outputs } = record;
  return {
    ...record,
    aws: (caller, region = REGION) => clientSettings(urls.gateway, keysOf(record, caller), region),
    deliver: createDelivery(urls.emulator, log),
    async sendToIntake(body) {
      const sqs = overTls(new SQSClient(clientSettings(urls.emulator, rootKeys(organization.accounts.hub), REGION)));
      await sqs.send(new SendMessageCommand({ QueueUrl: outputs.IntakeQueueUrl, MessageBody: body }));
    },
    mails: () => fetchMails(urls.emulator),
    died,
    stop,
  };
}
