import {
  ConditionalCheckFailedException,
  DuplicateItemException,
  DynamoDBClient,
  ExecuteStatementCommand,
  ProvisionedThroughputExceededException,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoLedger } from '../../../hub/aws/dynamo-ledger';

const dynamo = mockClient(DynamoDBClient);
const ledger = dynamoLedger(new DynamoDBClient({ region: 'us-east-1' }), 'Ledger');
const said = { $metadata: {}, message: 'said AWS' };

beforeEach(() => dynamo.reset());

describe('reading a request', () => {
  it('asks for the events of that request alone, and consistently', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ seq: { N: '0' }, body: { S: 'body 0' } }] });
    await ledger.read('R');
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'Ledger',
      KeyConditionExpression: '#request = :request',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':request': { S: 'R' } },
      ConsistentRead: true,
    });
  });

  it('reads page after page, in the order of their seq', async () => {
    const items = [0, 1, 2].map((seq) => ({
      request: { S: 'R' },
      seq: { N: String(seq) },
      body: { S: `body ${seq}` },
    }));
    dynamo.on(QueryCommand).callsFake(({ ExclusiveStartKey }) => {
      const from = ExclusiveStartKey ? Number(ExclusiveStartKey.seq.N) + 1 : 0;
      return { Items: items.slice(from, from + 1), ...(from < 2 && { LastEvaluatedKey: { seq: items[from]?.seq } }) };
    });
    expect(await ledger.read('R')).toEqual([
      { seq: 0, body: 'body 0' },
      { seq: 1, body: 'body 1' },
      { seq: 2, body: 'body 2' },
    ]);
  });

  it('finds nothing for a request that is not there', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [] });
    expect(await ledger.read('R')).toEqual([]);
  });

  it('keeps an item that is no event, so that the fold breaks there instead of skipping it', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ seq: { N: '0' } }, { body: { S: 'x' } }] });
    expect(await ledger.read('R')).toEqual([
      { seq: 0, body: '' },
      { seq: Number.NaN, body: 'x' },
    ]);
  });

  it('fails when DynamoDB does: half a request is never read as a whole one', async () => {
    const LastEvaluatedKey = { request: { S: 'R' }, seq: { N: '0' } };
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ seq: { N: '0' }, body: { S: 'body 0' } }], LastEvaluatedKey })
      .rejects(new ProvisionedThroughputExceededException(said));
    await expect(ledger.read('R')).rejects.toThrow('said AWS');
  });
});

describe('appending an event', () => {
  it('inserts it, which cannot overwrite; no text of ours is ever part of the statement', async () => {
    dynamo.on(ExecuteStatementCommand).resolves({});
    expect(await ledger.append("R' OR", { seq: 3, body: '{"a":"\'?"}' })).toBe('written');
    expect(dynamo.calls()).toHaveLength(1);
    expect(dynamo.commandCalls(ExecuteStatementCommand)[0]?.args[0].input).toEqual({
      Statement: `INSERT INTO "Ledger" VALUE {'request': ?, 'seq': ?, 'body': ?}`,
      Parameters: [{ S: "R' OR" }, { N: '3' }, { S: '{"a":"\'?"}' }],
    });
  });

  it('says "taken" when another writer has that seq', async () => {
    dynamo.on(ExecuteStatementCommand).rejects(new DuplicateItemException(said));
    expect(await ledger.append('R', { seq: 0, body: '{}' })).toBe('taken');
  });

  it.each([
    ['throttling', new ProvisionedThroughputExceededException(said)],
    ['a condition, which an insert has none of', new ConditionalCheckFailedException(said)],
    ['no answer', new Error('said AWS: socket hang up')],
  ])('fails on %s: whether it was written must be read again', async (_, error) => {
    dynamo.on(ExecuteStatementCommand).rejects(error);
    await expect(ledger.append('R', { seq: 0, body: '{}' })).rejects.toThrow('said AWS');
  });
});
