import { readRequest } from '../request';
import { type BrokerPorts, type BrokerResult, say } from './context';

/**
 * State Revoke: deny-all on the grant, then delete it; a role that is gone is fine. Works for a broken request too,
 * as far as its first event can be believed; there it writes nothing.
 */
export async function revoke(ports: BrokerPorts, request: string): Promise<BrokerResult> {
  const folded = await readRequest(ports.ledger, request);
  const state = folded?.ok ? folded.state : folded?.before;
  if (!state) return { did: 'nothing to revoke' };
  const role = await ports.grants.remove(request, state.opened.denial.account);
  if (folded?.ok && !state.revoked) await say(ports, state, { type: 'revoked', data: { role } });
  return { did: `removed ${role}` };
}
