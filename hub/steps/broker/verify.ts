import type { RequestState } from '../../../shared/lifecycle/state';
import { assessmentHolds, castsOf, judge } from '../ballots';
import type { SealFault } from '../write';
import { type BrokerPorts, type BrokerResult, freeze, say } from './context';

/** Phases in which a ballot can be verified; in any other the request has ended meanwhile, and nothing is added to it. */
const OPEN: readonly RequestState['phase'][] = ['confirmed', 'approved', 'released'];

/**
 * State Verify ballot: judges the first ballot that has not been judged, over the provider's current keys, seals token
 * and key under the broker's own prefix, and says so. A ballot that does not count freezes the request: the ballot
 * page refuses such people and tokens before they reach the ledger, so only somebody who writes around it got here.
 */
export async function verify(
  ports: BrokerPorts,
  { state, fault }: { readonly state: RequestState; readonly fault: SealFault | null },
): Promise<BrokerResult> {
  const cast = castsOf(state).find(({ ballot }) => !ballot.verified);
  if (!cast || !OPEN.includes(state.phase)) return { did: 'nothing to verify' };
  if (fault) return freeze(ports, state, fault);
  if (!assessmentHolds(state)) {
    return freeze(ports, state, { why: 'the approval hash is not that of the assessment', at: state.head.seq });
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
