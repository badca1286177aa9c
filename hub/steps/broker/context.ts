import type { Fact } from '../../../shared/ledger/event';
import { fold } from '../../../shared/ledger/fold';
import type { RequestState } from '../../../shared/lifecycle/state';
import { METRICS } from '../../../shared/names';
import type { Grants, Metrics } from '../../ports';
import type { AssessPorts } from '../assess';
import type { BallotPorts } from '../ballots';
import { type SealFault, sealAll, type WritePorts, type Written, write } from '../write';

/** What the broker needs of the world. */
export interface BrokerPorts extends AssessPorts, BallotPorts, WritePorts {
  readonly witness: WritePorts['witness'];
  readonly grants: Grants;
  readonly metrics: Metrics;
  /** The clock, read again within a run: the call takes time, and events must say when they happened. */
  readonly clock: () => Date;
}

/** What a broker step did, for the log; the workflow looks at the ledger, never at this. */
export type BrokerResult = { readonly did: string };

/** Writes a fact as the broker; a sealed text that differs freezes at once by the next Advance. */
export const say = (ports: BrokerPorts, state: RequestState, fact: Fact): Promise<Written> =>
  write(ports, state, fact, { by: 'broker' }, ports.clock());

/** Reads a request with its events. @throws when it is missing or broken: Advance deals with those. */
export async function readForBroker(
  ports: BrokerPorts,
  request: string,
): Promise<{ readonly state: RequestState; readonly fault: SealFault | null }> {
  const events = await ports.ledger.read(request);
  const folded = fold(request, events);
  if (!folded.ok) throw new Error(`request ${request} cannot be read: ${folded.why}`);
  return { state: folded.state, fault: await sealAll(ports, request, events) };
}

/** Freezes a request and counts it for the alarm. */
export async function freeze(
  ports: BrokerPorts,
  state: RequestState,
  fault: { why: string; at: number },
): Promise<BrokerResult> {
  const written = await say(ports, state, { type: 'frozen', data: fault });
  if (written === 'written' || written === 'differs') ports.metrics.count(METRICS.frozen);
  return { did: `froze: ${fault.why}` };
}
