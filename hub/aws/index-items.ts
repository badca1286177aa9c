import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';

/** Where an item of the index table lies. */
export interface IndexKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * An item's content: strings only, plus `expires` (seconds since 1970) where it may go by itself. The table keeps that
 * under `endsAt`, so that it never stands in the way of a value that is called `expires`.
 */
export interface IndexItem {
  readonly values: Readonly<Record<string, string>>;
  readonly expires?: number;
}

/** The few verbs in which the index is kept; each is one DynamoDB call. */
export function indexItems(client: DynamoDBClient, table: string) {
  const keyOf = ({ pk, sk }: IndexKey) => ({ pk: { S: pk }, sk: { S: sk } });
  const put = async (
    key: IndexKey,
    item: IndexItem,
    condition?: { expression: string; values?: Record<string, AttributeValue> },
  ) => {
    const values = Object.entries(item.values).map(([name, value]) => [name, { S: value }] as const);
    const expires = item.expires === undefined ? {} : { endsAt: { N: String(Math.floor(item.expires)) } };
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...keyOf(key), ...Object.fromEntries(values), ...expires },
          ...(condition && { ConditionExpression: condition.expression, ExpressionAttributeValues: condition.values }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    /** Puts an item; with a condition, false when it does not hold. */
    put,
    get: async (key: IndexKey): Promise<IndexItem | null> => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }),
      );
      return Item ? read(Item) : null;
    },
    /** Deletes an item and returns what it was; of two that take at once, one gets it. */
    take: async (key: IndexKey): Promise<IndexItem | null> => {
      const { Attributes } = await client.send(
        new DeleteItemCommand({ TableName: table, Key: keyOf(key), ReturnValues: 'ALL_OLD' }),
      );
      return Attributes ? read(Attributes) : null;
    },
    /** All items under a pk, with their sk. */
    under: async (pk: string): Promise<readonly { readonly sk: string; readonly item: IndexItem }[]> => {
      const input = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
      };
      const found = [];
      for await (const page of paginateQuery({ client }, input)) {
        for (const each of page.Items ?? []) found.push({ sk: each.sk?.S ?? '', item: read(each) });
      }
      return found;
    },
    /** Adds one to a counter and returns the sum; the counter may go at `expires` (seconds since 1970). */
    increment: async (key: IndexKey, expires?: number): Promise<number> => {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(key),
          UpdateExpression: expires === undefined ? 'ADD #count :one' : 'ADD #count :one SET endsAt = :endsAt',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: {
            ':one': { N: '1' },
            ...(expires === undefined ? {} : { ':endsAt': { N: String(Math.floor(expires)) } }),
          },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes?.count?.N ?? 1);
    },
  };
}

function read(item: Record<string, AttributeValue>): IndexItem {
  const values = Object.entries(item).flatMap(([name, value]) =>
    value.S === undefined ? [] : [[name, value.S] as const],
  );
  return { values: Object.fromEntries(values), ...(item.endsAt?.N ? { expires: Number(item.endsAt.N) } : {}) };
}
