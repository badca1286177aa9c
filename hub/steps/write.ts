import { envelop } from '../../shared/ledger/envelope';
import type { Actor, Fact } from '../../shared/ledger/event';
import type { RequestState } from '../../shared/lifecycle/state';
import type { Ledger, Witness } from '../ports';

/** The ledger with its witness: what Advance and the broker write through. */
export interface WritePorts {
  readonly ledger: Ledger;
  readonly witness: Witness;
}

/** What came of writing a fact. `differs`: the witness holds another text for this seq; the request must freeze. */
export type Written = 'written' | 'taken' | 'differs';

/** Writes a fact after the state's head: the ledger insert is the lock, then the seal, and only then may anybody act on it. */
export async function write(
  ports: WritePorts,
  state: Pick<RequestState, 'request' | 'head'>,
  fact: Fact,
  actor: Actor,
  now: Date,
): Promise<Written> {
  const stored = envelop(fact, { request: state.request, head: state.head, at: now, actor });
  if ((await ports.ledger.append(state.request, stored)) === 'taken') return 'taken';
  return (await ports.witness.seal(state.request, stored)) === 'sealed' ? 'written' : 'differs';
}

/** Seals every event from seq `from` on; the first seq whose sealed text differs, or `null` when all are sealed. */
export async function sealFrom(ports: WritePorts, request: string, from: number): Promise<number | null> {
  for (const event of (await ports.ledger.read(request)).slice(from)) {
    if ((await ports.witness.seal(request, event)) === 'differs') return event.seq;
  }
  return null;
}
