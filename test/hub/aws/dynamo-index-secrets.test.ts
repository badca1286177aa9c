import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoIndex } from '../../../hub/aws/dynamo-index';
import type { BallotAttempt, Session } from '../../../hub/ports';

const dynamo = mockClient(DynamoDBClient);
const index = dynamoIndex(new DynamoDBClient({ region: 'us-east-1' }), 'Index');

const EXPIRES = '2026-11-24T10:00:00.000Z';
const before = new Date('2026-11-24T09:59:59.000Z');
const at = new Date(EXPIRES);
const after = new Date('2026-11-24T10:00:01.000Z');

const lastPut = () => dynamo.commandCalls(PutItemCommand).at(-1)?.args[0].input.Item ?? {};

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutItemCommand).resolves({});
});

describe('a session', () => {
  const session: Session = { person: 'li-wei', site: 'web', expires: EXPIRES };

  beforeEach(async () => {
    await index.saveSession('hash', session);
    dynamo.on(GetItemCommand).resolves({ Item: lastPut() });
  });

  it('lies under the hash of its id, with the time at which DynamoDB may delete it', () => {
    expect(lastPut()).toMatchObject({ pk: { S: 'session#hash' }, sk: { S: '-' }, endsAt: { N: '1795514400' } });
  });

  it('is read until it expires and not a second longer, although the table may hold it for days', async () => {
    expect(await index.readSession('hash', before)).toMatchObject(session);
    expect(await index.readSession('hash', at)).toBeNull();
    expect(await index.readSession('hash', after)).toBeNull();
  });

  it('is nothing when it is unknown', async () => {
    dynamo.on(GetItemCommand).resolves({});
    expect(await index.readSession('other', before)).toBeNull();
  });

  it('ends when it is deleted', async () => {
    dynamo.on(DeleteItemCommand).resolves({});
    await index.endSession('hash');
    expect(dynamo.commandCalls(DeleteItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'Index',
      Key: { pk: { S: 'session#hash' }, sk: { S: '-' } },
    });
  });
});

describe('a ballot under way', () => {
  const attempt: BallotAttempt = {
    request: 'K7QF3MRD000000000000000000000000',
    person: 'wang-fang',
    choice: 'approve',
    approvalHash: 'a'.repeat(64),
    codeVerifier: 'verifier',
    browser: 'b'.repeat(64),
    expires: EXPIRES,
  };

  beforeEach(() => index.saveAttempt('state', attempt));

  it('is taken once: whoever deletes it has it, whoever comes second gets nothing', async () => {
    dynamo.on(DeleteItemCommand).resolvesOnce({ Attributes: lastPut() }).resolves({});
    expect(await index.takeAttempt('state', before)).toMatchObject(attempt);
    expect(await index.takeAttempt('state', before)).toBeNull();
    expect(dynamo.commandCalls(DeleteItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Index',
      Key: { pk: { S: 'attempt#state' }, sk: { S: '-' } },
      ReturnValues: 'ALL_OLD',
    });
  });

  it('is nothing once it is too old, and gone all the same', async () => {
    dynamo.on(DeleteItemCommand).resolves({ Attributes: lastPut() });
    expect(await index.takeAttempt('state', at)).toBeNull();
    expect(dynamo.commandCalls(DeleteItemCommand)).toHaveLength(1);
  });

  it('may be looked at without using it up', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: lastPut() });
    expect(await index.readAttempt('state', before)).toMatchObject(attempt);
    expect(await index.readAttempt('state', after)).toBeNull();
    expect(dynamo.commandCalls(DeleteItemCommand)).toHaveLength(0);
  });
});
