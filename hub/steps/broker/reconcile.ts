import type { RequestState } from '../../../shared/lifecycle/state';
import { type BrokerPorts, type BrokerResult, say } from './context';

/**
 * State Reconcile: the call was about to be sent and nobody wrote what came back. Writes "unknown" with what can be
 * seen now; it never sends the call again.
 */
export async function reconcile(ports: BrokerPorts, state: RequestState): Promise<BrokerResult> {
  if (state.phase !== 'executing' || !state.assessed) return { did: 'nothing to reconcile' };
  const read = await ports.reader.facts(state.request, state.assessed.sourced.call, ports.clock());
  const seen = read.ok
    ? read.resources.flatMap(({ arn, attributes }) =>
        attributes.map(({ key, value }) => `${arn} ${key}: ${value ?? 'not known'}`),
      )
    : [`${read.missing} does not exist`];
  await say(ports, state, {
    type: 'unknown',
    data: { why: 'no answer was recorded after the call was about to be sent', seen },
  });
  return { did: 'outcome unknown' };
}
