import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import type { StoredEvent } from '../../shared/ledger/envelope';
import type { LedgerEvent } from '../../shared/ledger/event';
import { grantPath } from '../../shared/names';
import type { Cloud } from '../cloud';
import type { Mail } from '../mailbox/mail';
import { REGION } from '../organization/cast';

/** Installation id of the demo Organization's configuration. */
export const INSTALLATION = 'demo';

/** Waits until `look` gives something, and says what it waited for when it never does. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The newest mail to an address whose subject matches, as soon as it is there. */
export function mailTo(cloud: Cloud, address: string, subject: RegExp): Promise<Mail> {
  return eventually(`a mail to ${address} with subject ${subject}`, async () =>
    (await cloud.mails()).find((mail) => mail.to.includes(address) && subject.test(mail.subject)),
  );
}

/** The one link of a mail. */
export function linkIn(mail: Mail): string {
  const links = [...new Set(mail.text.match(/https?:\/\/\S+\/r\/[0-9A-Z-]+/g) ?? [])];
  if (links.length !== 1 || links[0] === undefined)
    throw new Error(`the mail "${mail.subject}" has ${links.length} links`);
  return links[0];
}

/** The stored events of a request, straight from the ledger table, as the hub's own administrator. */
export async function storedEvents(cloud: Cloud, request: string): Promise<readonly StoredEvent[]> {
  const { Items = [] } = await new DynamoDBClient(cloud.aws('hub')).send(
    new QueryCommand({
      TableName: cloud.outputs.LedgerTableName,
      KeyConditionExpression: '#request = :request',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':request': { S: request } },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => ({ seq: Number(item.seq?.N), body: item.body?.S ?? '' }));
}

/** The events of a request, read. */
export async function eventsOf(cloud: Cloud, request: string): Promise<readonly LedgerEvent[]> {
  return (await storedEvents(cloud, request)).map(({ body }) => JSON.parse(body) as LedgerEvent);
}

/** The request id behind a code, from the index table. */
export async function requestOf(cloud: Cloud, code: string): Promise<string> {
  const { Items = [] } = await new DynamoDBClient(cloud.aws('hub')).send(
    new QueryCommand({
      TableName: cloud.outputs.IndexTableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `code#${code}` } },
    }),
  );
  const request = Items[0]?.holder?.S;
  if (!request || showRequestCode(requestCodeOf(request)) !== showRequestCode(code))
    throw new Error(`no request has the code ${code}`);
  return request;
}

/** Names of all roles left under the exec path of the payments account. */
export async function leftoverGrants(
  cloud: Cloud,
  account: 'payments' | 'analytics' = 'payments',
): Promise<readonly string[]> {
  const iam = new IAMClient(cloud.aws(account, REGION));
  const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix: grantPath(INSTALLATION) }));
  return Roles.map(({ RoleName = '' }) => RoleName);
}
