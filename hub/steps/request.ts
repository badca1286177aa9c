import { type Folded, fold } from '../../shared/ledger/fold';
import type { RequestState } from '../../shared/lifecycle/state';
import type { Ledger } from '../ports';

/** Reads a request and folds it; `null` when there is no such request. */
export async function readRequest(ledger: Ledger, request: string): Promise<Folded | null> {
  const events = await ledger.read(request);
  return events.length === 0 ? null : fold(request, events);
}

/** The state of a request that a step of the workflow was started for. @throws when it is missing or broken: Advance freezes it. */
export async function stateOf(ledger: Ledger, request: string): Promise<RequestState> {
  const folded = await readRequest(ledger, request);
  if (!folded?.ok) throw new Error(`request ${request} cannot be read: ${folded?.why ?? 'no events'}`);
  return folded.state;
}
