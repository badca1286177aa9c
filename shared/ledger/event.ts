import type { BallotChoice } from '../ballot/ballot';
import type { SourcedCall } from '../call/call';
import type { Decision } from '../decision/decision';
import type { Denial } from '../denial/denial';
import type { Facts } from '../facts/facts';
import type { GrantDocument } from '../grant/document';

/** What each event of a request says; every one is a fact, none a conclusion. The key is the event's `type`. */
export interface EventData {
  /** The denial became a request. Carries the denial, never the call. */
  opened: { readonly denial: Denial; readonly person: string };
  /** The call, who must sign, what the grant may do, what the resources are: everything a signature covers. */
  assessed: {
    readonly sourced: SourcedCall;
    readonly decision: Decision;
    readonly grant: GrantDocument;
    readonly facts: Facts;
    readonly approvalHash: string;
  };
  /** The operator still wants the call. `reason` is the operator's text. */
  confirmed: { readonly person: string; readonly approvalHash: string; readonly reason: string };
  /** A person of a level signed. `token` is the ballot: the ID token that the identity provider signed. */
  voted: { readonly person: string; readonly level: number; readonly approvalHash: string; readonly token: string };
  /** The broker verified the ballot at seq `ballot` and sealed the key that signed it. */
  verified: { readonly ballot: number; readonly choice: BallotChoice; readonly keyId: string };
  /** Copies made before the call may run; empty when the decision asks for none. */
  copied: { readonly copies: readonly string[]; readonly because: string };
  /** The operator released the call. `token` is the ballot. */
  released: { readonly person: string; readonly approvalHash: string; readonly token: string };
  /** Written and sealed before the call is sent: from here on it may have run. */
  executing: { readonly role: string; readonly grantHash: string };
  /** AWS accepted the call. */
  executed: { readonly requestId: string; readonly answer: string };
  /** The call did not take effect as a whole: refused before sending (`sent` false) or answered with an error. */
  failed: { readonly sent: boolean; readonly error: string; readonly message: string };
  /** The call was sent and no answer came back; what we see now. */
  unknown: { readonly why: string; readonly seen: readonly string[] };
  /** A person who may sign looked and says whether the call whose outcome was unknown took effect. */
  settled: { readonly person: string; readonly tookEffect: boolean; readonly reason: string };
  /** No role of this request is left. */
  revoked: { readonly role: string };
  /** The operator gave up, recalled, or said "not me". */
  cancelled: { readonly person: string; readonly reason: string; readonly notMe: boolean };
  /** A person who may sign said no. */
  rejected: { readonly person: string; readonly reason: string };
  /** A deadline passed. */
  expired: { readonly wait: 'confirm' | 'sign' | 'release' | 'run'; readonly deadline: string };
  /** What was signed is no longer what would run. */
  voided: { readonly changes: readonly Change[] };
  /** Something does not check out; nothing further runs. */
  frozen: { readonly why: string; readonly at: number };
  /** Everybody has been told. */
  closed: Record<string, never>;
}

/** One difference that voids a request. */
export interface Change {
  readonly what: 'call' | 'decision' | 'grant' | 'resource' | 'account' | 'requester' | 'signer';
  readonly signed: string;
  readonly now: string;
}

/** The name of an event. */
export type EventType = keyof EventData;

/** A type with its data: what a transition proposes and the ledger stores. */
export type Fact = { readonly [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType];

/** Who wrote an event: one of our Lambdas by itself, or for a person who signed in there. */
export interface Actor {
  readonly by: 'intake' | 'advance' | 'web' | 'ballot' | 'broker';
  readonly person?: string;
}

/**
 * One event as it is stored and sealed: canonical JSON of this envelope, byte for byte. `previous` is the SHA-256 of
 * the previous event's bytes, `null` for the first.
 */
export type LedgerEvent = Fact & {
  readonly version: 1;
  readonly request: string;
  readonly seq: number;
  /** ISO 8601, UTC, from the writer's clock. */
  readonly at: string;
  readonly actor: Actor;
  readonly previous: string | null;
};

/** Names of all events, to tell a known type from an unknown one. */
export const EVENT_TYPES: readonly EventType[] = [
  'opened',
  'assessed',
  'confirmed',
  'voted',
  'verified',
  'copied',
  'released',
  'executing',
  'executed',
  'failed',
  'unknown',
  'settled',
  'revoked',
  'cancelled',
  'rejected',
  'expired',
  'voided',
  'frozen',
  'closed',
];
