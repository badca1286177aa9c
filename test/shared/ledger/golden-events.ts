import { join } from 'node:path';
import type { Actor, EventType, Fact } from '../../../shared/ledger/event';
import { later, Story } from '../../organization/story';
import { onceGolden } from '../golden';

const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/exec/K7QF3MRD000000000000000000000000';

/** Who writes each event, as the hub's Lambdas do. */
const AUTHORS: Readonly<Record<EventType, Actor>> = {
  opened: { by: 'intake' },
  assessed: { by: 'advance' },
  confirmed: { by: 'web', person: 'li-wei' },
  voted: { by: 'ballot', person: 'wang-fang' },
  verified: { by: 'broker' },
  copied: { by: 'broker' },
  released: { by: 'ballot', person: 'li-wei' },
  executing: { by: 'broker' },
  executed: { by: 'broker' },
  failed: { by: 'broker' },
  unknown: { by: 'broker' },
  settled: { by: 'web', person: 'tom-baker' },
  revoked: { by: 'broker' },
  cancelled: { by: 'web', person: 'li-wei' },
  rejected: { by: 'web', person: 'tom-baker' },
  expired: { by: 'advance' },
  voided: { by: 'broker' },
  frozen: { by: 'advance' },
  closed: { by: 'advance' },
};

const tell = (story: Story, ...facts: readonly Fact[]): Story =>
  facts.reduce((told, fact) => told.add(fact, later(told.events.length), AUTHORS[fact.type]), story);

/** The facts of the good way up to the operator's release, in order. */
function goodWay(story: Story): readonly Fact[] {
  const { approvalHash } = story.assessed;
  return [
    { type: 'opened', data: { denial: story.denial, person: 'li-wei' } },
    { type: 'assessed', data: story.assessed },
    { type: 'confirmed', data: { person: 'li-wei', approvalHash, reason: 'Replaced; nothing calls it. 已停用' } },
    { type: 'voted', data: { person: 'wang-fang', level: 0, approvalHash, token: 'header.claims.signature' } },
    { type: 'verified', data: { ballot: 3, choice: 'approve', keyId: 'key-1' } },
    { type: 'copied', data: { copies: [], because: 'the policy says backup: off' } },
    { type: 'released', data: { person: 'li-wei', approvalHash, token: 'header.claims.signature' } },
  ];
}

const RELEASE_VERIFIED: Fact = { type: 'verified', data: { ballot: 6, choice: 'release', keyId: 'key-1' } };
const EXECUTING: Fact = { type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } };

/** How a request goes on after its release, and how it may end. */
const ENDINGS: readonly (readonly Fact[])[] = [
  [
    EXECUTING,
    {
      type: 'executed',
      data: { requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE', answer: '{"TerminatingInstances":[]}' },
    },
    { type: 'revoked', data: { role: ROLE } },
    { type: 'closed', data: {} },
  ],
  [EXECUTING, { type: 'failed', data: { sent: true, error: 'OperationNotPermitted', message: 'It is protected.' } }],
  [
    EXECUTING,
    { type: 'unknown', data: { why: 'socket hang up', seen: ['i-0a1b2c3d4e5f60001 state: running'] } },
    { type: 'settled', data: { person: 'tom-baker', tookEffect: true, reason: 'the console shows it as terminated' } },
  ],
  [{ type: 'cancelled', data: { person: 'li-wei', reason: 'not needed any more', notMe: false } }],
  [{ type: 'rejected', data: { person: 'tom-baker', reason: 'still serves /v1' } }],
  [
    {
      type: 'voided',
      data: { changes: [{ what: 'resource', signed: 'arn:aws:s3:::a (2024)', now: 'arn:aws:s3:::a (2026)' }] },
    },
  ],
  [{ type: 'frozen', data: { why: 'the sealed text of event 3 differs', at: 3 } }],
];

/** One event of every type as version 1 wrote it. It is called only for a golden that is not there yet. */
function firstOfType(type: EventType): string {
  const stories = [
    ...ENDINGS.map((ending) => tell(new Story(), ...goodWay(new Story()), RELEASE_VERIFIED, ...ending)),
    tell(new Story(), ...goodWay(new Story()).slice(0, 6), {
      type: 'expired',
      data: { wait: 'release', deadline: '2026-11-24T10:00:10.000Z' },
    }),
  ];
  const found = stories.flatMap(({ events }) => events).find(({ body }) => JSON.parse(body).type === type);
  if (!found) throw new Error(`no story has an event of type ${type}`);
  return found.body;
}

/** Where the events of version 1 lie, one file a type, exactly the bytes. Never rewritten: old events stay readable for ever. */
export const VERSION_1 = join(__dirname, '../../fixtures/events/v1');

/** The golden event of a type; written once, by `npm run golden`, while there is none. */
export const goldenEvent = (type: EventType): string =>
  onceGolden(join(VERSION_1, `${type}.json`), () => firstOfType(type));
