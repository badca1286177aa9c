import type { BrokerInput } from '../../../shared/workflow';
import { stateOf } from '../request';
import type { BrokerPorts, BrokerResult } from './context';
import { copy } from './copy';
import { execute } from './execute';
import { removeLeftovers } from './leftovers';
import { reconcile } from './reconcile';
import { revoke } from './revoke';
import { verify } from './verify';

/**
 * The broker: the one place that may create grants, run calls and remove grants. Each step reads the ledger itself and
 * does nothing when the request is not where the step belongs, so a repeated start is harmless.
 */
export async function broker(ports: BrokerPorts, input: BrokerInput): Promise<BrokerResult> {
  if (input.do === 'remove-leftovers') return removeLeftovers(ports, input.account);
  if (input.do === 'revoke') return revoke(ports, input.request);
  const state = await stateOf(ports.ledger, input.request);
  switch (input.do) {
    case 'verify':
      return verify(ports, state);
    case 'back-up':
      return copy(ports, state);
    case 'execute':
      return execute(ports, state);
    case 'reconcile':
      return reconcile(ports, state);
  }
}
