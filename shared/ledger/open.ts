import { sha256 } from '../canonical/hash';
import { canonicalJson } from '../canonical/json';
import type { StoredEvent } from './envelope';
import { EVENT_TYPES, type EventType, type LedgerEvent } from './event';
import { isLedgerEvent } from './schema';

/** Why a stored event cannot be believed. */
export type Breach =
  | 'not-canonical'
  | 'other-request'
  | 'wrong-seq'
  | 'wrong-previous'
  | 'unknown-version'
  | 'unknown-type'
  | 'wrong-shape';

/** Opens a stored event and checks its place in the chain; a breach as a value, never an exception. */
export function open(
  stored: StoredEvent,
  expected: { readonly request: string; readonly seq: number; readonly previous: string | null },
): { ok: true; event: LedgerEvent; hash: string } | { ok: false; breach: Breach } {
  const event = parse(stored.body);
  if (event === null) return { ok: false, breach: 'not-canonical' };
  if (event.version !== 1) return { ok: false, breach: 'unknown-version' };
  if (!isKnown(event)) return { ok: false, breach: 'unknown-type' };
  if (!isLedgerEvent(event)) return { ok: false, breach: 'wrong-shape' };
  if (event.request !== expected.request) return { ok: false, breach: 'other-request' };
  if (event.seq !== expected.seq || stored.seq !== expected.seq) return { ok: false, breach: 'wrong-seq' };
  if (event.previous !== expected.previous) return { ok: false, breach: 'wrong-previous' };
  return { ok: true, event, hash: sha256(stored.body) };
}

interface Parsed {
  readonly version?: unknown;
  readonly type?: unknown;
}

const isKnown = (event: Parsed): event is Parsed & { readonly type: EventType } =>
  EVENT_TYPES.some((type) => type === event.type);

/** The object that a text holds, or `null`: no JSON, not the canonical text, or nested beyond what the stack takes. */
function parse(body: string): Parsed | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return canonicalJson(value) === body ? value : null;
  } catch {
    return null;
  }
}
