import {
  DuplicateItemException,
  type DynamoDBClient,
  ExecuteStatementCommand,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../ports';

/**
 * The ledger in DynamoDB: key (request, seq), one item per event. Writing is PartiQL INSERT only, which cannot
 * overwrite, so the permission `dynamodb:PartiQLInsert` alone makes the table append-only for its writers.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html
 */
export function dynamoLedger(client: DynamoDBClient, table: string): Ledger {
  return {
    read: async (request) => {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: '#request = :request',
          // A reserved word of DynamoDB's expressions.
          ExpressionAttributeNames: { '#request': 'request' },
          ExpressionAttributeValues: { ':request': { S: request } },
          ConsistentRead: true,
        },
      );
      const events = [];
      for await (const page of pages) {
        for (const item of page.Items ?? []) events.push({ seq: Number(item.seq?.N), body: item.body?.S ?? '' });
      }
      return events;
    },
    append: async (request, { seq, body }) => {
      try {
        await client.send(
          new ExecuteStatementCommand({
            Statement: `INSERT INTO "${table}" VALUE {'request': ?, 'seq': ?, 'body': ?}`,
            Parameters: [{ S: request }, { N: String(seq) }, { S: body }],
          }),
        );
        return 'written';
      } catch (error) {
        if (error instanceof DuplicateItemException) return 'taken';
        throw error;
      }
    },
  };
}
