import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoIndex } from '../../../hub/aws/dynamo-index';

const dynamo = mockClient(DynamoDBClient);
const index = dynamoIndex(new DynamoDBClient({ region: 'us-east-1' }), 'Index');

const REQUEST = 'K7QF3MRD000000000000000000000000';
const NOW = new Date('2026-11-24T09:00:05.700Z');
const SECONDS = 1795510805;
const OPENED = '2026-11-24T09:00:05.000Z';

const puts = () => dynamo.commandCalls(PutItemCommand).map(({ args }) => args[0].input);
const deletes = () => dynamo.commandCalls(DeleteItemCommand).map(({ args }) => args[0].input);
const failsItsCondition = () =>
  dynamo.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }));
const holds = (Item: Record<string, AttributeValue> | undefined) =>
  dynamo.on(GetItemCommand).resolves({ ...(Item && { Item }) });

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutItemCommand).resolves({});
});

describe('a new request', () => {
  it('takes its code, then is open, then is on the list of the requester', async () => {
    expect(await index.register(REQUEST, '333333333333', 'li-wei', OPENED)).toBe('registered');
    expect(puts()).toEqual([
      {
        TableName: 'Index',
        Item: { pk: { S: 'code#K7QF3MRD' }, sk: { S: '-' }, holder: { S: REQUEST } },
        ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder',
        ExpressionAttributeValues: { ':holder': { S: REQUEST } },
      },
      { TableName: 'Index', Item: { pk: { S: 'open' }, sk: { S: REQUEST }, account: { S: '333333333333' } } },
      {
        TableName: 'Index',
        Item: { pk: { S: 'person#li-wei' }, sk: { S: REQUEST }, part: { S: 'requester' }, opened: { S: OPENED } },
      },
    ]);
  });

  it('is neither open nor listed when its code belongs to another', async () => {
    failsItsCondition();
    expect(await index.register(REQUEST, '333333333333', 'li-wei', OPENED)).toBe('taken');
    expect(puts()).toHaveLength(1);
  });

  it('is found by its code', async () => {
    holds({ pk: { S: 'code#K7QF3MRD' }, sk: { S: '-' }, holder: { S: REQUEST } });
    expect(await index.requestOf('K7QF3MRD')).toBe(REQUEST);
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Index',
      Key: { pk: { S: 'code#K7QF3MRD' }, sk: { S: '-' } },
      ConsistentRead: true,
    });
    holds(undefined);
    expect(await index.requestOf('00000000')).toBeNull();
  });

  it('is put on the list of each signer, but never over the part that a person has already', async () => {
    dynamo
      .on(PutItemCommand)
      .rejectsOnce(new ConditionalCheckFailedException({ $metadata: {}, message: '' }))
      .resolves({});
    await index.listFor(REQUEST, ['wang-fang', 'tom-baker'], OPENED);
    expect(puts()).toEqual(
      ['wang-fang', 'tom-baker'].map((person) => ({
        TableName: 'Index',
        Item: { pk: { S: `person#${person}` }, sk: { S: REQUEST }, part: { S: 'signer' }, opened: { S: OPENED } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ExpressionAttributeValues: undefined,
      })),
    );
  });

  it('is no longer open once it is closed, and nobody waits for it', async () => {
    dynamo.on(DeleteItemCommand).resolves({});
    await index.markClosed(REQUEST);
    expect(deletes().map(({ Key }) => Key)).toEqual([
      { pk: { S: 'open' }, sk: { S: REQUEST } },
      { pk: { S: `wait#${REQUEST}` }, sk: { S: '-' } },
    ]);
  });
});

describe('a list', () => {
  it('is read consistently and to its last page, the newest first', async () => {
    const line = (request: string, part: string, opened: string) => ({
      pk: { S: 'person#li-wei' },
      sk: { S: request },
      part: { S: part },
      opened: { S: opened },
    });
    dynamo
      .on(QueryCommand)
      .callsFake(({ ExclusiveStartKey }) =>
        ExclusiveStartKey?.sk.S === 'A'
          ? { Items: [line('B', 'signer', '2026-11-24'), line('C', 'something else', '2026-11-22')] }
          : { Items: [line('A', 'requester', '2026-11-23')], LastEvaluatedKey: { sk: { S: 'A' } } },
      );
    expect(await index.list('li-wei')).toEqual([
      { request: 'B', part: 'signer', opened: '2026-11-24' },
      { request: 'A', part: 'requester', opened: '2026-11-23' },
      { request: 'C', part: 'signer', opened: '2026-11-22' },
    ]);
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'Index',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'person#li-wei' } },
      ConsistentRead: true,
    });
  });

  it('of open requests says in which account each is', async () => {
    dynamo
      .on(QueryCommand)
      .resolves({ Items: [{ pk: { S: 'open' }, sk: { S: 'A' }, account: { S: '333333333333' } }] });
    expect(await index.open()).toEqual([{ request: 'A', account: '333333333333' }]);
  });
});

describe('a claim', () => {
  it('is taken when nobody holds it, the holder asks again, or it is over: the time is compared, not trusted to be deleted', async () => {
    expect(await index.claim('repeat#x', REQUEST, 900, NOW)).toBe(true);
    expect(puts()).toEqual([
      {
        TableName: 'Index',
        Item: { pk: { S: 'repeat#x' }, sk: { S: '-' }, holder: { S: REQUEST }, endsAt: { N: String(SECONDS + 900) } },
        ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder OR endsAt <= :now',
        ExpressionAttributeValues: { ':holder': { S: REQUEST }, ':now': { N: String(SECONDS) } },
      },
    ]);
  });

  it('is refused while somebody else holds it, and fails when DynamoDB does', async () => {
    failsItsCondition();
    expect(await index.claim('repeat#x', REQUEST, 900, NOW)).toBe(false);
    dynamo.on(PutItemCommand).rejects(new Error('throttled'));
    await expect(index.claim('repeat#x', REQUEST, 900, NOW)).rejects.toThrow('throttled');
  });
});

describe('what is remembered for the workflow', () => {
  it('marks a mail as sent for 90 days', async () => {
    await index.markMailed(REQUEST, 'sign/level-0/wang-fang', NOW);
    expect(puts()[0]?.Item).toEqual({
      pk: { S: `mail#${REQUEST}` },
      sk: { S: 'sign/level-0/wang-fang' },
      endsAt: { N: String(SECONDS + 90 * 86_400) },
    });
    holds({ pk: { S: `mail#${REQUEST}` }, sk: { S: 'sign/level-0/wang-fang' } });
    expect(await index.mailed(REQUEST, 'sign/level-0/wang-fang')).toBe(true);
    holds(undefined);
    expect(await index.mailed(REQUEST, 'sign/level-0/tom-baker')).toBe(false);
  });

  it('counts failures where two cannot count as one', async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { count: { N: '4' } } });
    expect(await index.countFailure(REQUEST, 7)).toBe(4);
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Index',
      Key: { pk: { S: `failure#${REQUEST}` }, sk: { S: '7' } },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    });
  });

  it('counts within an hour, and lets the count go a day later', async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { count: { N: '1' } } });
    expect(await index.countInHour('person#li-wei', NOW)).toBe(1);
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: { S: 'hour#person#li-wei' }, sk: { S: '2026-11-24T09' } },
      UpdateExpression: 'ADD #count :one SET endsAt = :endsAt',
      ExpressionAttributeValues: { ':one': { N: '1' }, ':endsAt': { N: String(SECONDS + 86_400) } },
    });
  });

  it('keeps the token of the workflow that waits, and the seq at which it began', async () => {
    await index.saveWait(REQUEST, { seq: 3, token: 'token' });
    holds(puts()[0]?.Item);
    expect(await index.readWait(REQUEST)).toEqual({ seq: 3, token: 'token' });
    holds(undefined);
    expect(await index.readWait(REQUEST)).toBeNull();
  });
});
