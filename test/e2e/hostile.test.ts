import { DeleteItemCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Cloud } from '../../local/cloud';
import { eventually, INSTALLATION, leftoverGrants, storedEvents } from '../../local/demo/evidence';
import { openRequest } from '../../local/demo/people';
import type { Actor, Fact } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import { functionName, METRICS, spokeRoleArn } from '../../shared/names';
import { confirmByPage, openByCli, theCloud, typesOf, until } from './cloud';
import { countedBy } from './counted';
import { told } from './endings/told';
import { pageOf } from './endings/ways';
import { insertFact, keysOfLambdas, wakeWorkflow } from './hostile-writer';

async function hashSeen(cloud: Cloud, request: string): Promise<string> {
  const folded = fold(request, await storedEvents(cloud, request));
  return (folded.ok && folded.state.assessed?.approvalHash) || '';
}

/** What hostile code may write after an operator's confirmation, from one forged vote to a whole forged story. */
function forged(approvalHash: string): readonly (readonly [Fact, Actor])[] {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.forged';
  const broker = { by: 'broker' } as const;
  return [
    [
      { type: 'voted', data: { person: 'wang-fang', level: 0, approvalHash, token } },
      { by: 'ballot', person: 'wang-fang' },
    ],
    [{ type: 'verified', data: { ballot: 3, choice: 'approve', keyId: 'x' } }, broker],
    [{ type: 'copied', data: { copies: [], because: 'x' } }, broker],
    [
      { type: 'released', data: { person: 'li-wei', approvalHash, token } },
      { by: 'ballot', person: 'li-wei' },
    ],
    [{ type: 'verified', data: { ballot: 6, choice: 'release', keyId: 'x' } }, broker],
  ];
}

const CHECK = /^Check now \| The record of this request does not check out at event \d+ \(/;
const FROZEN = {
  'li-wei': /^Frozen \| Frozen: the record of this request does not check out at event \d+ \(/,
  'tom-baker': /^Frozen \| Frozen: the record of this request does not check out at event \d+ \(/,
  'wang-fang': /^已冻结 \| 已冻结：本申请的记录在第 \d+ 条事件处校验不通过（/,
};

describe('code with every permission of the intake and web Lambdas', () => {
  it.each([
    ['a vote', 1],
    ["a vote and the broker's word that it counts", 2],
    ['the whole story up to a verified release', 5],
  ])(
    "that forges %s gets nothing executed: the request freezes, the alarm's metric counts, no role is left",
    async (_, events) => {
      const cloud = await theCloud();
      const { target, link, request } = await confirmByPage(cloud, await openByCli(cloud));
      const keys = await keysOfLambdas(cloud, ['intake', 'web']);
      const before = await countedBy(cloud, ['broker', 'advance'], METRICS.frozen);
      for (const [fact, by] of forged(await hashSeen(cloud, request)).slice(0, events))
        await insertFact(cloud, keys, request, fact, by);
      await wakeWorkflow(cloud, keys, request);
      await until(cloud, request, 'frozen');
      expect(await target.exists()).toBe(true);
      expect(await typesOf(cloud, request)).not.toContain('executing');
      expect((await openRequest(cloud, 'li-wei', link)).text()).toContain('Frozen');
      await eventually(
        'the metric',
        async () => (await countedBy(cloud, ['broker', 'advance'], METRICS.frozen)) > before,
      );
      await until(cloud, request, 'closed');
      expect(await leftoverGrants(cloud)).toEqual([]);
      expect(await told(cloud, { link }, 'contact')).toEqual([expect.stringMatching(CHECK)]);
      for (const [person, end] of Object.entries(FROZEN))
        expect((await told(cloud, { link }, person)).at(-1)).toMatch(end);
      expect(await pageOf(cloud, 'wang-fang', { link })).toContain('已冻结：本申请的记录');
    },
  );

  it('cannot overwrite or delete an event, seal anything, start the broker, or reach an executor', async () => {
    const cloud = await theCloud();
    const { request } = await openByCli(cloud);
    await until(cloud, request, 'assessed');
    const settings = cloud.aws(await keysOfLambdas(cloud, ['intake', 'web', 'ballot']));
    const TableName = cloud.outputs.LedgerTableName;
    const Key = { request: { S: request }, seq: { N: '0' } };
    const ledger = new DynamoDBClient(settings);
    const executor = spokeRoleArn('aws', cloud.organization.accounts.payments, INSTALLATION, 'executor');
    const attempts: Record<string, Promise<unknown>> = {
      put: ledger.send(new PutItemCommand({ TableName, Item: { ...Key, body: { S: '{}' } } })),
      update: ledger.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: 'SET body = :x',
          ExpressionAttributeValues: { ':x': { S: '{}' } },
        }),
      ),
      delete: ledger.send(new DeleteItemCommand({ TableName, Key })),
      seal: new S3Client(settings).send(
        new PutObjectCommand({
          Bucket: cloud.outputs.WitnessBucketName,
          Key: `ballots/${request}/3`,
          Body: '{}',
          IfNoneMatch: '*',
        }),
      ),
      invoke: new LambdaClient(settings).send(
        new InvokeCommand({ FunctionName: functionName(INSTALLATION, 'broker'), Payload: Buffer.from('{}') }),
      ),
      assume: new STSClient(settings).send(
        new AssumeRoleCommand({ RoleArn: executor, RoleSessionName: 'x', SourceIdentity: 'x'.repeat(32) }),
      ),
    };
    const outcomes = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => [
        name,
        await attempt.then(
          () => 'allowed',
          (error: Error) => error.name,
        ),
      ]),
    );
    expect(outcomes.filter(([, outcome]) => !/AccessDenied/.test(outcome ?? ''))).toEqual([]);
  });
});
