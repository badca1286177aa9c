import type { RequestState } from '../../../shared/lifecycle/state';
import { type BrokerPorts, type BrokerResult, say } from './context';
import { seenNow } from './seen';

/**
 * State Reconcile: the call was about to be sent and nobody wrote what came back. Writes "unknown" with what can be
 * seen now, even if nothing can: people must be told not to repeat the call. It never sends the call again.
 */
export async function reconcile(ports: BrokerPorts, state: RequestState): Promise<BrokerResult> {
  if (state.phase !== 'executing') return { did: 'nothing to reconcile' };
  const why = 'no answer was recorded after the call was about to be sent';
  await say(ports, state, { type: 'unknown', data: { why, seen: await seenNow(ports, state) } });
  return { did: 'outcome unknown' };
}
