import { canonicalJson } from '../canonical/json';
import type { Actor, Fact } from './event';

/** Bytes that one event may have at most; DynamoDB takes 400 KB, a page a person reads takes far less. */
export const MOST_BYTES = 64 * 1024;

/** An event as stored: its place, its exact text, and the hash of that text. */
export interface StoredEvent {
  readonly seq: number;
  /** Canonical JSON of a LedgerEvent. */
  readonly body: string;
}

/** What `seal` needs besides the fact. */
export interface Placement {
  readonly request: string;
  /** The state's head: seq of the last event (-1 for none) and the hash of its bytes. */
  readonly head: { readonly seq: number; readonly hash: string | null };
  readonly at: Date;
  readonly actor: Actor;
}

/**
 * Puts a fact into its envelope after the head.
 * @throws RangeError when the text is longer than 64 KB: inputs are capped long before, so this is a fault of ours.
 */
export function envelop(fact: Fact, { request, head, at, actor }: Placement): StoredEvent {
  const event = { ...fact, version: 1, request, seq: head.seq + 1, at: at.toISOString(), actor, previous: head.hash };
  const body = canonicalJson(event);
  if (Buffer.byteLength(body) > MOST_BYTES) throw new RangeError(`event ${fact.type} of ${request} is over 64 KB`);
  return { seq: head.seq + 1, body };
}
