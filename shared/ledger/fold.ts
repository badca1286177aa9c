import { apply, begin, type Misstep } from '../lifecycle/apply';
import type { RequestState } from '../lifecycle/state';
import type { StoredEvent } from './envelope';
import { type Breach, open } from './open';

/** A request whose events do not add up: it is frozen, whatever its events say. */
export interface BrokenRequest {
  readonly ok: false;
  /** Seq of the first event that cannot be believed. */
  readonly at: number;
  readonly why: Breach | Misstep;
  /** The state before that event, for a page that shows what is known; `null` when not even the first holds. */
  readonly before: RequestState | null;
}

/** What a list of stored events folds to. */
export type Folded = { readonly ok: true; readonly state: RequestState } | BrokenRequest;

/**
 * Folds a request's events, in order, into its state. Anything unexpected (a gap, another previous hash, an unknown
 * type, an event out of turn) breaks the request; nothing is ever skipped. `events` must not be empty.
 */
export function fold(request: string, events: readonly StoredEvent[]): Folded {
  let state: RequestState | null = null;
  for (const [seq, stored] of events.entries()) {
    const opened = open(stored, { request, seq, previous: state?.head.hash ?? null });
    if (!opened.ok) return { ok: false, at: seq, why: opened.breach, before: state };
    const next: RequestState | Misstep = state
      ? apply(state, opened.event, opened.hash)
      : begin(opened.event, opened.hash);
    if (typeof next === 'string') return { ok: false, at: seq, why: next, before: state };
    state = next;
  }
  if (!state) return { ok: false, at: 0, why: 'wrong-seq', before: null };
  return { ok: true, state };
}
