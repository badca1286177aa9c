import type { RequestState } from '../../../shared/lifecycle/state';
import { type BrokerPorts, type BrokerResult, say } from './context';

/** State Back up: says that no copy was made, and why: `backup: off` is the only setting in force. */
export async function copy(ports: BrokerPorts, state: RequestState): Promise<BrokerResult> {
  if (state.phase !== 'approved') return { did: 'nothing to copy now' };
  const because = `the policy says backup: ${state.assessed?.decision.backup ?? 'off'}`;
  await say(ports, state, { type: 'copied', data: { copies: [], because } });
  return { did: 'no copy, as the policy says' };
}
