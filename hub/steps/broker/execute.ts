import type { Call } from '../../../shared/call/call';
import { mayBePartial } from '../../../shared/call/partial';
import { hashOf } from '../../../shared/canonical/hash';
import { actedOn, grantHashOf, withTimeWindow } from '../../../shared/grant/document';
import type { Change, EventData, Fact } from '../../../shared/ledger/event';
import { ENDED, type RequestState, runBefore } from '../../../shared/lifecycle/state';
import { METRICS } from '../../../shared/names';
import type { CallOutcome, UsableGrant } from '../../ports';
import { assess, changesBetween } from '../assess';
import { assessmentHolds, faultOfAll } from '../ballots';
import { readRequest, stateOf } from '../request';
import type { SealFault, Written } from '../write';
import { type BrokerPorts, type BrokerResult, freeze, say } from './context';
import { seenNow } from './seen';

/**
 * State Execute: everything is checked once more (seals, ballots over the broker's own sealed keys, quorum, call,
 * decision, grant, resources), then the grant is made, `executing` is written and sealed, and the call is sent, once.
 * Removing the grant is the next state's work and happens whatever came of this one.
 */
export async function execute(
  ports: BrokerPorts,
  { state, fault }: { readonly state: RequestState; readonly fault: SealFault | null },
): Promise<BrokerResult> {
  const { assessed } = state;
  if (state.phase !== 'released' || !state.release?.verified || !assessed) return { did: 'nothing to execute' };
  if (fault) return freeze(ports, state, fault);
  if (!assessmentHolds(state))
    return freeze(ports, state, { why: 'the approval hash is not that of the assessment', at: state.head.seq });
  const tooLate = runBefore(state);
  // Advance ends a release that is too old; this is for a broker that was started late.
  if (tooLate && ports.clock() >= tooLate) return { did: 'the release is too old to run' };
  const again = await assess(ports, state, ports.clock());
  const changes = again.ok ? changesBetween(assessed, again.assessed) : again.changes;
  if (changes.length > 0) return voided(ports, state, changes);
  const ballots = await faultOfAll(ports, state);
  if (ballots)
    return 'freeze' in ballots ? freeze(ports, state, ballots.freeze) : voided(ports, state, [ballots.changed]);
  return grantAndRun(ports, state, assessed);
}

async function voided(ports: BrokerPorts, state: RequestState, changes: readonly Change[]): Promise<BrokerResult> {
  await say(ports, state, { type: 'voided', data: { changes } });
  return { did: 'voided' };
}

async function grantAndRun(
  ports: BrokerPorts,
  state: RequestState,
  { sourced: { call }, grant: document }: EventData['assessed'],
): Promise<BrokerResult> {
  const created = await ports.grants.create(state.request, call, withTimeWindow(document, ports.clock()));
  if (!created.ok) return fail(ports, state, call, created);
  const { grant } = created;
  const preflight = await grant.preflight(call);
  if (!preflight.ok && !preflight.ran) return fail(ports, state, call, preflight);
  const executing = { type: 'executing', data: { role: grant.role, grantHash: grantHashOf(document) } } as const;
  const written = await say(ports, state, executing);
  // Somebody recalled or rejected meanwhile, or the witness disagrees: nothing is sent.
  if (written !== 'written') return unneeded(ports, state.request, call, `did not run: ${written}`);
  if (!preflight.ok) return record(ports, state.request, { outcome: 'unknown', why: preflight.message });
  return record(ports, state.request, await outcomeOf(ports, state, call, grant));
}

/** Sends the call. An error after which a part of it may stand is an unknown outcome, with what can be seen now. */
async function outcomeOf(
  ports: BrokerPorts,
  state: RequestState,
  call: Call,
  grant: UsableGrant,
): Promise<CallOutcome & { readonly seen?: readonly string[] }> {
  const outcome = await grant.run(call);
  const resources = state.assessed ? actedOn(state.assessed.grant) : [];
  if (outcome.outcome !== 'failed' || !mayBePartial(resources, outcome.error)) return outcome;
  const why = `AWS answered ${outcome.error}, after which a part may have run: ${outcome.message}`;
  return { outcome: 'unknown', why, seen: await seenNow(ports, state) };
}

async function fail(
  ports: BrokerPorts,
  state: RequestState,
  call: Call,
  { error, message }: { error: string; message: string },
): Promise<BrokerResult> {
  const written = await say(ports, state, { type: 'failed', data: { sent: false, error, message } });
  const did = `failed before sending: ${error}`;
  return written === 'written' ? { did } : unneeded(ports, state.request, call, did);
}

/**
 * Nothing is sent, and another writer was first. A broker that outlived its execution may make its grant after the
 * request was ended, its role removed and all of it closed, when nobody looks for a grant any more: so it goes here.
 * While the request goes on, another broker may be using the grant.
 */
async function unneeded(ports: BrokerPorts, request: string, call: Call, did: string): Promise<BrokerResult> {
  const folded = await readRequest(ports.ledger, request);
  if (folded?.ok && !ENDED.includes(folded.state.phase)) return { did };
  return { did: `${did}; removed ${await ports.grants.remove(request, call.account)}` };
}

/** How often another writer may get in between, or a write may fail, before the outcome is given up to the log. */
const TRIES = 5;

/**
 * Writes what came back after whatever was written meanwhile, as far as it can follow that. Only this Lambda knows it,
 * so an error is no reason to give up: it would make an unknown outcome of a known one.
 */
async function record(
  ports: BrokerPorts,
  request: string,
  outcome: CallOutcome & { readonly seen?: readonly string[] },
): Promise<BrokerResult> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const written = await tryRecord(ports, request, outcome);
    if (written === 'out-of-turn') break;
    if (written === 'written' || written === 'differs') return { did: outcome.outcome };
  }
  ports.metrics.count(METRICS.lostOutcomes);
  return { did: `${outcome.outcome}, which could not be recorded: ${JSON.stringify(factOf(outcome))}` };
}

/** One try. What an earlier one wrote before its answer was lost is not written again; `error`: try again. */
async function tryRecord(
  ports: BrokerPorts,
  request: string,
  outcome: CallOutcome & { readonly seen?: readonly string[] },
): Promise<Written | 'error'> {
  const fact = factOf(outcome);
  try {
    const state = await stateOf(ports.ledger, request);
    const { ending } = state;
    const there = ending?.type === fact.type && hashOf(ending.data) === hashOf(fact.data);
    return there ? 'written' : await say(ports, state, fact);
  } catch {
    return 'error';
  }
}

function factOf(outcome: CallOutcome & { readonly seen?: readonly string[] }): Fact {
  switch (outcome.outcome) {
    case 'executed':
      return { type: 'executed', data: { requestId: outcome.requestId, answer: outcome.answer } };
    case 'failed':
      return { type: 'failed', data: { sent: outcome.sent ?? true, error: outcome.error, message: outcome.message } };
    case 'unknown':
      return { type: 'unknown', data: { why: outcome.why, seen: outcome.seen ?? [] } };
  }
}
