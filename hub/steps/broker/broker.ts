import type { BrokerInput } from '../../../shared/workflow';
import { stateOf } from '../request';
import { type BrokerPorts, type BrokerResult, readForBroker } from './context';
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
  switch (input.do) {
    case 'remove-leftovers':
      return removeLeftovers(ports, input.account);
    case 'revoke':
      return revoke(ports, input.request);
    case 'verify':
      return verify(ports, await readForBroker(ports, input.request));
    case 'execute':
      return execute(ports, await readForBroker(ports, input.request));
    case 'back-up':
      return copy(ports, await stateOf(ports.ledger, input.request));
    case 'reconcile':
      return reconcile(ports, await stateOf(ports.ledger, input.request));
  }
}
