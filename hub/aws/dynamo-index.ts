import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { requestCodeOf } from '../../shared/approval/request-id';
import type { BallotAttempt, Index, ListedRequest, Session } from '../ports';
import { type IndexItem, indexItems } from './index-items';

const DAY = 86_400;

/**
 * The index in DynamoDB. Keys: `code#C`, `person#P`/request, `open`/request, `wait#R`, `mail#R`/mark, `failure#R`/seq,
 * `hour#K`/hour, `session#H`, `attempt#H`, and what `claim` names. DynamoDB deletes expired items late, so the time is always compared.
 */
export function dynamoIndex(client: DynamoDBClient, table: string): Index {
  const items = indexItems(client, table);
  const alive = (item: IndexItem | null, now: Date): IndexItem | null =>
    item && (item.expires === undefined || item.expires > now.getTime() / 1000) ? item : null;
  const seconds = (iso: string) => Date.parse(iso) / 1000;
  const single = (pk: string) => ({ pk, sk: '-' });
  const attempt = (item: IndexItem | null, now: Date) =>
    (alive(item, now)?.values as unknown as BallotAttempt | undefined) ?? null;
  return {
    requestOf: async (code) => (await items.get(single(`code#${code}`)))?.values.holder ?? null,
    register: async (request, account, requester, opened) => {
      const free = await items.put(
        single(`code#${requestCodeOf(request)}`),
        { values: { holder: request } },
        {
          expression: 'attribute_not_exists(pk) OR holder = :holder',
          values: { ':holder': { S: request } },
        },
      );
      if (!free) return 'taken';
      await items.put({ pk: 'open', sk: request }, { values: { account } });
      await items.put({ pk: `person#${requester}`, sk: request }, { values: { part: 'requester', opened } });
      return 'registered';
    },
    list: async (person) =>
      (await items.under(`person#${person}`))
        .map(
          ({ sk, item }): ListedRequest => ({
            request: sk,
            part: item.values.part === 'requester' ? 'requester' : 'signer',
            opened: item.values.opened ?? '',
          }),
        )
        .sort((a, b) => (a.opened < b.opened ? 1 : -1)),
    listFor: async (request, persons, opened) => {
      for (const person of persons) {
        await items.put(
          { pk: `person#${person}`, sk: request },
          { values: { part: 'signer', opened } },
          { expression: 'attribute_not_exists(pk)' },
        );
      }
    },
    open: async () =>
      (await items.under('open')).map(({ sk, item }) => ({ request: sk, account: item.values.account ?? '' })),
    markClosed: async (request) => {
      await items.take({ pk: 'open', sk: request });
      await items.take(single(`wait#${request}`));
    },
    claim: (key, holder, forSeconds, now) => {
      const epoch = Math.floor(now.getTime() / 1000);
      return items.put(
        single(key),
        { values: { holder }, expires: epoch + forSeconds },
        {
          expression: 'attribute_not_exists(pk) OR holder = :holder OR endsAt <= :now',
          values: { ':holder': { S: holder }, ':now': { N: String(epoch) } },
        },
      );
    },
    countInHour: (key, now) => {
      const hour = now.toISOString().slice(0, 13);
      return items.increment({ pk: `hour#${key}`, sk: hour }, now.getTime() / 1000 + DAY);
    },
    mailed: async (request, mark) => (await items.get({ pk: `mail#${request}`, sk: mark })) !== null,
    markMailed: async (request, mark, now) => {
      await items.put({ pk: `mail#${request}`, sk: mark }, { values: {}, expires: now.getTime() / 1000 + 90 * DAY });
    },
    countFailure: (request, seq) => items.increment({ pk: `failure#${request}`, sk: String(seq) }),
    saveWait: async (request, { seq, token }) => {
      await items.put(single(`wait#${request}`), { values: { seq: String(seq), token } });
    },
    readWait: async (request) => {
      const item = await items.get(single(`wait#${request}`));
      return item ? { seq: Number(item.values.seq), token: item.values.token ?? '' } : null;
    },
    saveSession: async (idHash, session) => {
      await items.put(single(`session#${idHash}`), { values: { ...session }, expires: seconds(session.expires) });
    },
    readSession: async (idHash, now) =>
      (alive(await items.get(single(`session#${idHash}`)), now)?.values as unknown as Session | undefined) ?? null,
    endSession: async (idHash) => {
      await items.take(single(`session#${idHash}`));
    },
    saveAttempt: async (stateHash, begun) => {
      await items.put(single(`attempt#${stateHash}`), { values: { ...begun }, expires: seconds(begun.expires) });
    },
    takeAttempt: async (stateHash, now) => attempt(await items.take(single(`attempt#${stateHash}`)), now),
    readAttempt: async (stateHash, now) => attempt(await items.get(single(`attempt#${stateHash}`)), now),
  };
}
