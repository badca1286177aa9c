import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoIndex } from '../../hub/aws/dynamo-index';
import { s3Witness } from '../../hub/aws/s3-witness';
import type { Index, Witness } from '../../hub/ports';
import type { MarkingWriter } from '../../shared/ledger/writers';

const ROOT = join(__dirname, '..', '..');
const CALL = /\b(index|ledger|workflow|witness)\.(\w+)\(/g;
const NOW = new Date('2026-11-24T09:00:00Z');
const AT = NOW.toISOString();
const EVENT = { seq: 1, body: '{}' };

/** What calls of ledger and workflow are to IAM. */
const ACTIONS: Readonly<Record<string, string>> = {
  'ledger.read': 'dynamodb:Query TablesLedger',
  'ledger.append': 'dynamodb:PartiQLInsert TablesLedger',
  'workflow.start': 'states:StartExecution',
  'workflow.status': 'states:DescribeExecution',
  'workflow.wake': 'states:SendTaskSuccess',
};

/** One call of each verb of the index. `claim` is called with whatever key its caller makes. */
const INDEX: Readonly<Record<keyof Index, (index: Index, kind: string) => Promise<unknown>>> = {
  requestOf: (index) => index.requestOf('code'),
  register: (index) => index.register('request', 'account', 'person', AT),
  list: (index) => index.list('person'),
  listFor: (index) => index.listFor('request', ['person'], AT),
  open: (index) => index.open(),
  markClosed: (index) => index.markClosed('request'),
  claim: (index, kind) => index.claim(`${kind}#key`, 'holder', 1, NOW),
  countInHour: (index) => index.countInHour('key', NOW),
  mailed: (index) => index.mailed('request', 'mark'),
  markMailed: (index) => index.markMailed('request', 'mark', NOW),
  countFailure: (index) => index.countFailure('request', 1),
  saveWait: (index) => index.saveWait('request', { seq: 1, token: 'token' }),
  readWait: (index) => index.readWait('request'),
  saveSession: (index) => index.saveSession('id', { person: 'p', site: 'web', expires: AT }),
  readSession: (index) => index.readSession('id', NOW),
  endSession: (index) => index.endSession('id'),
  saveAttempt: (index) => index.saveAttempt('state', { expires: AT } as never),
  takeAttempt: (index) => index.takeAttempt('state', NOW),
  readAttempt: (index) => index.readAttempt('state', NOW),
};

/** One call of each verb of the witness. */
const WITNESS: Readonly<Record<keyof Witness, (witness: Witness) => Promise<unknown>>> = {
  mark: (witness) => witness.mark('request', EVENT),
  marked: async (witness) => [
    await witness.marked('advance', 'request', EVENT),
    await witness.marked('broker', 'request', EVENT),
  ],
  sealed: (witness) => witness.sealed('request', 1),
  seal: (witness) => witness.seal('request', EVENT),
  sealBallot: (witness) => witness.sealBallot('request', 1, { token: 't', key: {} as never }),
  readBallot: (witness) => witness.readBallot('request', 1),
};

interface Item {
  readonly pk?: { readonly S?: string };
}
interface Sent {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
}

/** What a verb of the index sends, as IAM sees it: action and kind of item, e.g. `dynamodb:GetItem session#*`. */
async function sentToIndex(verb: keyof Index, kind: string): Promise<readonly string[]> {
  const client = mockClient(DynamoDBClient);
  client.onAnyCommand().resolves({});
  await INDEX[verb](dynamoIndex(new DynamoDBClient({ region: 'us-east-1' }), 'index'), kind);
  const sent = client.calls().map(({ firstArg: command }) => {
    const { Key, Item, ExpressionAttributeValues } = command.input as Sent;
    const pk = Key?.pk?.S ?? Item?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S ?? '';
    return `dynamodb:${command.constructor.name.replace('Command', '')} ${pk.replace(/#.*/, '#*')}`;
  });
  client.restore();
  return sent;
}

/** What a verb of the witness sends: action and prefix. To be told that a key is missing takes the right to list. */
async function sentToWitness(verb: keyof Witness, writer: MarkingWriter): Promise<readonly string[]> {
  const client = mockClient(S3Client);
  client.onAnyCommand().rejects(new NoSuchKey({ message: 'no such key', $metadata: {} }));
  await WITNESS[verb](s3Witness(new S3Client({ region: 'us-east-1' }), 'witness', writer)).catch(() => undefined);
  const sent = client.calls().flatMap(({ firstArg: command }) => {
    const action = `s3:${command.constructor.name.replace('Command', '')}`;
    const prefix = String((command.input as { Key?: string }).Key).replace(/\/request\/.*/, '/*');
    return [`${action} ${prefix}`, ...(action === 's3:GetObject' ? ['s3:ListBucket'] : [])];
  });
  client.restore();
  return sent;
}

/** What some files ask of ledger, index, workflow and witness, as IAM sees it; the adapters themselves ask nothing. */
export async function usedBy(lambda: string, files: readonly string[]): Promise<readonly string[]> {
  const used = new Set<string>();
  for (const file of files.filter((name) => name.startsWith('hub/') && !name.startsWith('hub/aws/'))) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const kind = /\bclaim\(`(\w+)#/.exec(source)?.[1] ?? '';
    for (const [, port = '', verb = ''] of source.matchAll(CALL)) {
      if (port === 'index') for (const one of await sentToIndex(verb as keyof Index, kind)) used.add(one);
      else if (port === 'witness')
        for (const one of await sentToWitness(verb as keyof Witness, lambda as MarkingWriter)) used.add(one);
      else used.add(ACTIONS[`${port}.${verb}`] ?? `${port}.${verb}`);
    }
  }
  return [...used].sort();
}
