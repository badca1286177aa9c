import type { RequestState } from '../../../shared/lifecycle/state';
import { assessmentHolds, castsOf, judge } from '../ballots';
import { type BrokerPorts, type BrokerResult, freeze, say } from './context';

/**
 * State Verify ballot: judges the first ballot that has not been judged, over the provider's current keys, seals token
 * and key under the broker's own prefix, and says so. A ballot that does not count freezes the request: the ballot
 * page refuses such people and tokens before they reach the ledger, so only somebody who writes around it got here.
 */
export async function verify(ports: BrokerPorts, state: RequestState): Promise<BrokerResult> {
  const cast = castsOf(state).find(({ ballot }) => !ballot.verified);
  if (!cast) return { did: 'nothing to verify' };
  if (!assessmentHolds(ports.configuration, state)) {
    return freeze(ports, state, { why: 'the assessed call is not the denied call', at: state.head.seq });
  }
  const judged = judge(ports, state, cast, await ports.provider.keys());
  const { seq, token } = cast.ballot;
  if (!judged.ok)
    return freeze(ports, state, { why: `the ballot at event ${seq} does not count: ${judged.fault}`, at: seq });
  const sealed = await ports.witness.sealBallot(state.request, seq, { token, key: judged.key });
  if (sealed === 'differs') return freeze(ports, state, { why: `another ballot is sealed for event ${seq}`, at: seq });
  await say(ports, state, { type: 'verified', data: { ballot: seq, choice: cast.choice, keyId: judged.key.kid } });
  return { did: `verified the ballot at event ${seq}` };
}
