import { grantHashOf, withTimeWindow } from '../../../shared/grant/document';
import type { EventData, Fact } from '../../../shared/ledger/event';
import type { RequestState } from '../../../shared/lifecycle/state';
import type { CallOutcome, UsableGrant } from '../../ports';
import { assess, changesBetween } from '../assess';
import { assessmentHolds, faultOfAll } from '../ballots';
import { stateOf } from '../request';
import { sealFrom } from '../write';
import { type BrokerPorts, type BrokerResult, freeze, say } from './context';

/**
 * State Execute: everything is checked once more (seals, ballots over the broker's own sealed keys, quorum, call,
 * decision, grant, resources), then the grant is made, `executing` is written and sealed, and the call is sent, once.
 * Removing the grant is the next state's work and happens whatever came of this one.
 */
export async function execute(ports: BrokerPorts, state: RequestState): Promise<BrokerResult> {
  if (state.phase !== 'released' || !state.assessed) return { did: 'nothing to execute' };
  const differs = await sealFrom(ports, state.request, 0);
  if (differs !== null)
    return freeze(ports, state, { why: `the sealed text of event ${differs} differs`, at: differs });
  if (!assessmentHolds(ports.configuration, state)) {
    return freeze(ports, state, { why: 'the assessed call is not the denied call', at: state.head.seq });
  }
  const fault = await faultOfAll(ports, state);
  if (fault) return freeze(ports, state, fault);
  const again = await assess(ports, state, ports.clock());
  const changes = again.ok ? changesBetween(state.assessed, again.assessed) : again.changes;
  if (changes.length > 0) {
    await say(ports, state, { type: 'voided', data: { changes } });
    return { did: 'voided' };
  }
  return grantAndRun(ports, state, state.assessed);
}

async function grantAndRun(
  ports: BrokerPorts,
  state: RequestState,
  { sourced, grant: document }: EventData['assessed'],
): Promise<BrokerResult> {
  const created = await ports.grants.create(state.request, sourced.call, withTimeWindow(document, ports.clock()));
  if (!created.ok) return fail(ports, state, created);
  const preflight = await created.grant.preflight(sourced.call);
  if (!preflight.ok) return fail(ports, state, preflight);
  const { role } = created.grant;
  const written = await say(ports, state, { type: 'executing', data: { role, grantHash: grantHashOf(document) } });
  // Somebody recalled or rejected meanwhile, or the witness disagrees: nothing is sent.
  if (written !== 'written') return { did: `did not run: ${written}` };
  return run(ports, await stateOf(ports.ledger, state.request), created.grant);
}

async function fail(
  ports: BrokerPorts,
  state: RequestState,
  { error, message }: { error: string; message: string },
): Promise<BrokerResult> {
  await say(ports, state, { type: 'failed', data: { sent: false, error, message } });
  return { did: `failed before sending: ${error}` };
}

/** Sends the call and writes what came back. If another writer said "unknown" meanwhile, the answer still follows it. */
async function run(ports: BrokerPorts, executing: RequestState, grant: UsableGrant): Promise<BrokerResult> {
  if (executing.phase !== 'executing' || !executing.assessed) return { did: 'did not run: the request moved on' };
  const outcome = await grant.run(executing.assessed.sourced.call);
  const written = await say(ports, executing, factOf(outcome));
  if (written === 'taken') await say(ports, await stateOf(ports.ledger, executing.request), factOf(outcome));
  return { did: outcome.outcome };
}

function factOf(outcome: CallOutcome): Fact {
  switch (outcome.outcome) {
    case 'executed':
      return { type: 'executed', data: { requestId: outcome.requestId, answer: outcome.answer } };
    case 'failed':
      return { type: 'failed', data: { sent: true, error: outcome.error, message: outcome.message } };
    case 'unknown':
      return { type: 'unknown', data: { why: outcome.why, seen: [] } };
  }
}
