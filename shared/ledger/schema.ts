import * as z from 'zod/mini';
import { EVENT_TYPES, type EventType, type LedgerEvent } from './event';

const text = z.string();
const count = z.number().check(z.int(), z.minimum(0));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const time = z.iso.datetime();
const json = z.record(text, z.unknown());
const ballot = { person: text, approvalHash: hash, token: text };

const denial = () =>
  z.strictObject({
    account: z.string().check(z.regex(/^\d{12}$/)),
    region: text,
    eventId: text,
    eventTime: text,
    service: text,
    operation: text,
    apiVersion: z.optional(text),
    caller: text,
    action: text,
    resource: z.nullable(text),
    guard: text,
    parameters: z.nullable(json),
    userAgent: text,
    sourceIp: text,
  });

const call = () => z.strictObject({ account: text, region: text, service: text, operation: text, input: json });
const member = () => z.strictObject({ path: text, value: z.unknown(), provenance: text });
const level = () => z.strictObject({ name: text, need: z.number().check(z.int(), z.minimum(1)), of: z.array(text) });

const decision = () =>
  z.strictObject({
    levels: z.array(level()),
    deadlines: z.strictObject({ confirm: z.number(), sign: z.number(), release: z.number() }),
    assurance: z.enum(['signin', 'fresh']),
    backup: z.literal('off'),
    reasons: z.array(text),
  });

const statement = () =>
  z.strictObject({
    Sid: text,
    Effect: z.literal('Allow'),
    Action: text,
    Resource: z.array(text),
    Condition: z.record(text, z.record(text, text)),
  });

const attribute = () => z.strictObject({ key: text, value: z.nullable(text) });
const resource = () => z.strictObject({ arn: text, identity: text, attributes: z.array(attribute()) });

/**
 * The shape of each event's data. Anybody who may insert events may insert any bytes, so nothing is taken on trust.
 * Each is built when its first event is read: a Lambda that starts need not wait for the shapes of all.
 */
const DATA: Readonly<Record<EventType, () => z.ZodMiniType>> = {
  opened: () => z.strictObject({ denial: denial(), person: text }),
  assessed: () =>
    z.strictObject({
      sourced: z.strictObject({
        call: call(),
        tier: z.enum(['EXACT', 'DERIVED', 'COMPLETED', 'SUBMITTED']),
        members: z.array(member()),
      }),
      decision: decision(),
      grant: z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(statement()) }),
      facts: z.strictObject({ readAt: time, accountName: text, resources: z.array(resource()) }),
      approvalHash: hash,
    }),
  confirmed: () => z.strictObject({ person: text, approvalHash: hash, reason: text }),
  voted: () => z.strictObject({ ...ballot, level: count }),
  verified: () => z.strictObject({ ballot: count, choice: z.enum(['approve', 'release']), keyId: text }),
  copied: () => z.strictObject({ copies: z.array(text), because: text }),
  released: () => z.strictObject(ballot),
  executing: () => z.strictObject({ role: text, grantHash: hash }),
  executed: () => z.strictObject({ requestId: text, answer: text }),
  failed: () => z.strictObject({ sent: z.boolean(), error: text, message: text }),
  unknown: () => z.strictObject({ why: text, seen: z.array(text) }),
  settled: () => z.strictObject({ person: text, tookEffect: z.boolean(), reason: text }),
  revoked: () => z.strictObject({ role: text }),
  cancelled: () => z.strictObject({ person: text, reason: text, notMe: z.boolean() }),
  rejected: () => z.strictObject({ person: text, reason: text }),
  expired: () => z.strictObject({ wait: z.enum(['confirm', 'sign', 'release', 'run']), deadline: time }),
  voided: () =>
    z.strictObject({
      changes: z.array(
        z.strictObject({
          what: z.enum(['call', 'decision', 'grant', 'resource', 'account', 'requester', 'signer']),
          signed: text,
          now: text,
        }),
      ),
    }),
  frozen: () => z.strictObject({ why: text, at: count }),
  closed: () => z.strictObject({}),
};

const envelope = () =>
  z.strictObject({
    version: z.literal(1),
    request: text,
    seq: count,
    type: z.enum(EVENT_TYPES),
    at: time,
    actor: z.strictObject({ by: z.enum(['intake', 'advance', 'web', 'ballot', 'broker']), person: z.optional(text) }),
    previous: z.nullable(hash),
    data: z.unknown(),
  });

const built = new Map<EventType | 'envelope', z.ZodMiniType>();

function shapeOf(type: EventType | 'envelope'): z.ZodMiniType {
  const shape = built.get(type) ?? (type === 'envelope' ? envelope() : DATA[type]());
  built.set(type, shape);
  return shape;
}

/** True when a parsed event, of a known version and type, has every field that its type demands and no other. */
export function isLedgerEvent(event: { readonly type: EventType; readonly data?: unknown }): event is LedgerEvent {
  return shapeOf('envelope').safeParse(event).success && shapeOf(event.type).safeParse(event.data).success;
}
