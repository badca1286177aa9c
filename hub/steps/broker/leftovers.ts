import { GRANT_SECONDS } from '../../../shared/grant/document';
import { ENDED, type RequestState, runBefore } from '../../../shared/lifecycle/state';
import { METRICS } from '../../../shared/names';
import { readRequest } from '../request';
import type { BrokerPorts, BrokerResult } from './context';

/**
 * Removes every role under the exec path of an account whose request is not about to use it: ended, broken, unknown,
 * or older than a grant may live. The workflow removes grants by itself; this is for what a crash left behind.
 */
export async function removeLeftovers(ports: BrokerPorts, account: string): Promise<BrokerResult> {
  const removed: string[] = [];
  for (const request of await ports.grants.leftovers(account)) {
    const folded = await readRequest(ports.ledger, request);
    if (folded?.ok && inUse(folded.state, ports.clock())) continue;
    removed.push(await ports.grants.remove(request, account));
    ports.metrics.count(METRICS.leftoverGrants);
  }
  return { did: `removed ${removed.length} leftover grants` };
}

/** A released call may run for an hour, and its role is made when it does; after that a grant lives for 15 minutes. */
function inUse(state: RequestState, now: Date): boolean {
  if (ENDED.includes(state.phase) && state.revoked) return false;
  const tooLate = runBefore(state);
  if (tooLate && now < tooLate) return true;
  const young = now.getTime() - Date.parse(state.since) < GRANT_SECONDS * 1000;
  return young && ['released', 'executing', ...ENDED].includes(state.phase);
}
