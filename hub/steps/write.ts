import { sha256 } from '../../shared/canonical/hash';
import { envelop, type StoredEvent } from '../../shared/ledger/envelope';
import type { Actor, Fact, LedgerEvent } from '../../shared/ledger/event';
import { type MarkingWriter, markingWriter } from '../../shared/ledger/writers';
import { apply } from '../../shared/lifecycle/apply';
import type { RequestState } from '../../shared/lifecycle/state';
import type { Ledger, Witness } from '../ports';

/** The ledger with its witness: what Advance and the broker write through. */
export interface WritePorts {
  readonly ledger: Ledger;
  readonly witness: Witness;
}

/**
 * What came of writing a fact. `taken`: another writer was first, read again. `out-of-turn`: the fact cannot follow the
 * state, so it was not written. `differs`: the witness holds another text for this seq; the request must freeze.
 */
export type Written = 'written' | 'taken' | 'out-of-turn' | 'differs';

/**
 * Writes a fact after the state's head: first the writer's mark, then the ledger insert, which is the lock, then the
 * seal, and only then may anybody act on it. A crash after the mark leaves a mark that nothing refers to.
 */
export async function write(
  ports: WritePorts,
  state: RequestState,
  fact: Fact,
  actor: Actor,
  now: Date,
): Promise<Written> {
  const stored = envelop(fact, { request: state.request, head: state.head, at: now, actor });
  if (typeof apply(state, JSON.parse(stored.body) as LedgerEvent, sha256(stored.body)) === 'string')
    return 'out-of-turn';
  await ports.witness.mark(state.request, stored);
  if ((await ports.ledger.append(state.request, stored)) === 'taken') return 'taken';
  return (await ports.witness.seal(state.request, stored)) === 'sealed' ? 'written' : 'differs';
}

/** What a list of stored events cannot be sealed for, and the seq of the first such event. */
export interface SealFault {
  readonly why: string;
  readonly at: number;
}

/**
 * Seals every event that is not sealed yet, or says which one cannot be: another text is sealed in its place, or it
 * names Advance or broker as its writer and does not carry their mark. So a seal says more than "this was there": it
 * says who wrote it.
 */
export async function sealAll(
  { witness }: Pick<WritePorts, 'witness'>,
  request: string,
  events: readonly StoredEvent[],
): Promise<SealFault | null> {
  const faults = await Promise.all(events.map((event) => sealOne(witness, request, event)));
  return faults.find((fault) => fault !== null) ?? null;
}

async function sealOne(witness: Witness, request: string, event: StoredEvent): Promise<SealFault | null> {
  const differs = { why: `the sealed text of event ${event.seq} differs`, at: event.seq };
  const sealed = await witness.sealed(request, event.seq);
  if (sealed !== null) return sealed === event.body ? null : differs;
  const by = writerOf(event);
  if (by && !(await witness.marked(by, request, event)))
    return { why: `event ${event.seq} names the ${by} as its writer, who did not write it`, at: event.seq };
  return (await witness.seal(request, event)) === 'sealed' ? null : differs;
}

/** The marking writer that a text names; `null` for other writers and for a text that is no event, which breaks the request by itself. */
function writerOf({ body }: StoredEvent): MarkingWriter | null {
  try {
    const { actor } = JSON.parse(body) as Partial<LedgerEvent>;
    return actor ? markingWriter(actor) : null;
  } catch {
    return null;
  }
}
