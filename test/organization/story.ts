import { approvalHashOf } from '../../shared/approval/approval-hash';
import { requestIdOf } from '../../shared/approval/request-id';
import { ballotNonce } from '../../shared/ballot/ballot';
import { callHashOf } from '../../shared/call/call';
import { convert } from '../../shared/call/convert';
import type { Configuration } from '../../shared/configuration/configuration';
import { decide, decisionHashOf } from '../../shared/decision/decision';
import type { Denial } from '../../shared/denial/denial';
import { gate } from '../../shared/denial/gate';
import { type Facts, fingerprintHashOf } from '../../shared/facts/facts';
import { grantDocumentOf, grantHashOf } from '../../shared/grant/document';
import { envelop, type StoredEvent } from '../../shared/ledger/envelope';
import type { Actor, EventData, Fact } from '../../shared/ledger/event';
import { type Folded, fold } from '../../shared/ledger/fold';
import { WRITERS } from '../../shared/ledger/writers';
import type { RequestState } from '../../shared/lifecycle/state';
import { situationOf } from '../../shared/policy/situation-of';
import terminateInstances from '../fixtures/terminate-instances-denied.json';
import { catalogue } from './catalogue';
import { configuration, GUARD, PATH } from './configuration';
import { ballotClaims, idToken } from './provider';

/** When the denial of the fixtures reached the hub. */
export const START = new Date('2026-11-24T09:00:05Z');

/** `seconds` after the start. */
export const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

/** A denial of the fixtures that has passed the gate. */
export function denialOf(event: unknown = terminateInstances): Denial {
  const gated = gate(event, { installation: 'demo', guards: [GUARD], now: START });
  if (!gated.ok) throw new Error(gated.refusal);
  return gated.denial;
}

/** Facts of an instance of the fixtures, as the reader would find them. */
export const FACTS: Facts['resources'] = [
  {
    arn: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
    identity: 'i-0a1b2c3d4e5f60001',
    attributes: [{ key: 'name', value: 'orders-api-1' }],
  },
];

/** What Advance would assess for a denial. */
export function assessmentOf(
  denial: Denial,
  resources = FACTS,
  using: Configuration = configuration,
): EventData['assessed'] {
  const converted = convert(denial, 'aws', catalogue);
  if (!converted.ok) throw new Error(converted.refusal);
  const { sourced, needed: by } = converted;
  if (!by.ok) throw new Error(by.why);
  const { needed } = by;
  const decision = decide(using, situationOf(denial, needed, { person: 'li-wei', path: PATH }));
  const grant = grantDocumentOf(sourced.call, needed);
  if (!decision) throw new Error('not guarded');
  const facts = { readAt: START.toISOString(), accountName: 'payments-prod', resources };
  const hashes = {
    callHash: callHashOf(sourced.call),
    decisionHash: decisionHashOf(decision),
    grantHash: grantHashOf(grant),
    fingerprintHash: fingerprintHashOf(facts),
  };
  return { sourced, decision, grant, facts, approvalHash: approvalHashOf(hashes) };
}

/** A request told event by event; every teller returns the story, so that a test reads as one. */
export class Story {
  readonly events: StoredEvent[] = [];
  readonly request: string;
  readonly assessed: EventData['assessed'];

  constructor(
    readonly denial: Denial = denialOf(),
    using: Configuration = configuration,
  ) {
    this.request = requestIdOf(denial);
    this.assessed = assessmentOf(denial, FACTS, using);
  }

  /** Adds any fact after the head, legal or not. */
  add(fact: Fact, at = later(this.events.length), actor: Actor = { by: WRITERS[fact.type][0] ?? 'advance' }): this {
    const folded = this.events.length > 0 ? fold(this.request, this.events) : null;
    const head = folded?.ok ? folded.state.head : { seq: this.events.length - 1, hash: null };
    this.events.push(envelop(fact, { request: this.request, head, at, actor }));
    return this;
  }

  opened = (at?: Date) => this.add({ type: 'opened', data: { denial: this.denial, person: 'li-wei' } }, at);
  assess = (at?: Date) => this.add({ type: 'assessed', data: this.assessed }, at);
  confirmed = (at?: Date) =>
    this.add(
      { type: 'confirmed', data: { person: 'li-wei', approvalHash: this.assessed.approvalHash, reason: 'retired' } },
      at,
    );
  voted = (person = 'wang-fang', at = later(this.events.length)) =>
    this.add(
      {
        type: 'voted',
        data: { person, level: 0, approvalHash: this.assessed.approvalHash, token: this.token(person, 'approve', at) },
      },
      at,
    );
  verified = (ballot: number) => this.add({ type: 'verified', data: { ballot, choice: 'approve', keyId: 'key-1' } });
  copied = (at?: Date) => this.add({ type: 'copied', data: { copies: [], because: 'backup: off' } }, at);
  released = (at = later(this.events.length)) =>
    this.add(
      {
        type: 'released',
        data: {
          person: 'li-wei',
          approvalHash: this.assessed.approvalHash,
          token: this.token('li-wei', 'release', at),
        },
      },
      at,
    );

  /** From the denial to the given point of the good way. */
  until(point: 'confirmed' | 'approved' | 'copied' | 'released' | 'verified release'): this {
    this.opened().assess().confirmed();
    if (point === 'confirmed') return this;
    this.voted().verified(3);
    if (point === 'approved') return this;
    this.copied();
    if (point === 'copied') return this;
    this.released();
    return point === 'released' ? this : this.verified(6);
  }

  /** A good ballot token for this request. */
  token(person: string, choice: 'approve' | 'release', at: Date): string {
    return idToken(ballotClaims(person, ballotNonce(this.request, this.assessed.approvalHash, choice), at));
  }

  folded(): Folded {
    return fold(this.request, this.events);
  }

  state(): RequestState {
    const folded = this.folded();
    if (!folded.ok) throw new Error(`broken at ${folded.at}: ${folded.why}`);
    return folded.state;
  }
}
