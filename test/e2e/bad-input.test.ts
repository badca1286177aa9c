import { randomUUID } from 'node:crypto';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Cloud } from '../../local/cloud';
import { eventually } from '../../local/demo/evidence';
import { overTls } from '../../local/gateway/tls';
import type { Refusal } from '../../shared/denial/refusal';
import terminateInstances from '../fixtures/terminate-instances-denied.json';
import { theCloud } from './cloud';
import { refusalsFor } from './refusals';

const ids = async (cloud: Cloud) =>
  new Set(
    (
      (await new DynamoDBClient(cloud.aws('hub')).send(new ScanCommand({ TableName: cloud.outputs.LedgerTableName })))
        .Items ?? []
    ).map(({ request }) => request?.S),
  ).size;

/** How many messages are in the dead-letter queue. */
async function deadLetters(cloud: Cloud): Promise<number> {
  const sqs = overTls(new SQSClient({ ...cloud.aws('hub'), endpoint: cloud.urls.emulator }));
  const input = {
    QueueUrl: cloud.outputs.DeadLetterQueueUrl,
    AttributeNames: ['ApproximateNumberOfMessages' as const],
  };
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand(input));
  return Number(Attributes?.ApproximateNumberOfMessages);
}

/** A copy of the denied call with a new id, made now, and then spoilt. */
function record(spoil: (detail: Record<string, unknown>) => void = () => undefined): Record<string, unknown> {
  const detail = {
    ...structuredClone(terminateInstances.detail),
    eventID: randomUUID(),
    eventTime: new Date().toISOString(),
  } as Record<string, unknown>;
  spoil(detail);
  return detail;
}

describe('bad input at the queue', () => {
  const envelope = (detail: unknown) => JSON.stringify({ ...terminateInstances, detail });
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

  /** Requests and dead letters there were before anything was sent. */
  let atFirst: { readonly requests: number; readonly dead: number };
  beforeAll(async () => {
    const cloud = await theCloud();
    atFirst = { requests: await ids(cloud), dead: await deadLetters(cloud) };
    // A message is tried three times, ten seconds apart: the others are judged meanwhile.
    await cloud.sendToIntake('{"detail": not json');
  });

  it.each<[Refusal, Record<string, unknown>]>([
    ['not-a-denial', record((detail) => delete detail.errorCode)],
    ['account-mismatch', record((detail) => Object.assign(detail, { recipientAccountId: '444444444444' }))],
    ['too-old', record((detail) => Object.assign(detail, { eventTime: hoursAgo(2) }))],
    ['malformed', record((detail) => delete detail.userIdentity)],
    ['not-our-guard', record()],
  ])('is counted as %s and never becomes a request', async (refusal, detail) => {
    const cloud = await theCloud();
    const before = await ids(cloud);
    const counted = await refusalsFor(cloud, refusal);
    await cloud.sendToIntake(envelope(detail));
    await eventually(`the refusal ${refusal}`, async () => (await refusalsFor(cloud, refusal)) > counted);
    expect(await ids(cloud)).toBe(before);
  });

  it('ends in the dead-letter queue when it cannot be parsed at all', async () => {
    const cloud = await theCloud();
    await eventually('a dead letter', async () => (await deadLetters(cloud)) > atFirst.dead);
    expect(await ids(cloud)).toBe(atFirst.requests);
  });
});
