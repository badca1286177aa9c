import type { Fact } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import { nextStep } from '../../shared/lifecycle/next';
import { ENDED, type RequestState } from '../../shared/lifecycle/state';
import { METRICS } from '../../shared/names';
import { signersOf } from '../../shared/people/directory';
import type { AdvanceInput, AdvanceOutput, NextState, WaitInput } from '../../shared/workflow';
import type { Index, Metrics, Workflow } from '../ports';
import { type AssessPorts, assess } from './assess';
import { type SealFault, sealAll, type WritePorts, write } from './write';

/** What Advance needs of the world. */
export interface AdvancePorts extends AssessPorts, WritePorts {
  readonly index: Index;
  readonly workflow: Workflow;
  readonly metrics: Metrics;
}

/** Failures of a state at one seq after which a request that has not ended freezes. */
export const MOST_FAILURES = 5;

/** Seconds that state Wait waits at most before Advance looks again, deadline or not. */
const LONGEST_WAIT = 3600;

/** Seconds that state Pause waits at most after a failure; four times as many with each, so five failures take some six minutes. */
const LONGEST_PAUSE = 300;

/** Facts that Advance may write in one go (assessed, expired, closed); more would be a loop of ours. */
const MOST_WRITES = 8;

/**
 * Says what is next for a request. Reads the ledger, seals whatever is unsealed, writes what follows by itself, and
 * names the next state. Idempotent: called twice, or after a crash anywhere, it comes to the same answer.
 */
export async function advance(ports: AdvancePorts, input: AdvanceInput, now: Date): Promise<AdvanceOutput> {
  const { request } = input;
  for (let writes = 0; writes <= MOST_WRITES; writes += 1) {
    const events = await ports.ledger.read(request);
    const head = events.length - 1;
    const answer = (next: NextState, waitSeconds = 1): AdvanceOutput => ({ request, seq: head, next, waitSeconds });
    if (events.length === 0) return answer('Done');
    const fault = await sealAll(ports, request, events);
    const folded = fold(request, events);
    const just = writes === 0 ? justNow(input, head) : {};
    if (!folded.ok) return afterBreach(ports, { request, head, before: folded.before, just }, answer);
    const { state } = folded;
    const found = await consider(ports, state, { fault: fault ?? datedAhead(state, now), ...just }, now);
    if (found.do === 'write') {
      const written = await write(ports, state, found.fact, { by: 'advance' }, now);
      if (written === 'written' || written === 'differs') note(ports, found.fact);
    } else if (found.do === 'pause') {
      return answer('Pause', found.seconds);
    } else {
      await prepare(ports, state, found.next);
      return answer(found.next, secondsUntil(found.until, now));
    }
  }
  throw new Error(`request ${request} does not come to rest`);
}

/** What the workflow reports, as far as it is about the head that was just read. Advance itself may fail before it reads one. */
interface Just {
  readonly did?: AdvanceInput['did'];
  readonly failed?: AdvanceInput['failed'];
}

function justNow({ seq, did, failed }: AdvanceInput, head: number): Just {
  if (seq !== head && failed?.state !== 'Advance') return {};
  return { ...(did && { did }), ...(failed && { failed }) };
}

type Considered =
  | { readonly do: 'write'; readonly fact: Fact }
  | { readonly do: 'pause'; readonly seconds: number }
  | { readonly do: 'go'; readonly next: NextState; readonly until: Date | null };

async function consider(
  ports: AdvancePorts,
  state: RequestState,
  { fault, did, failed }: Just & { readonly fault: SealFault | null },
  now: Date,
): Promise<Considered> {
  if (fault !== null && state.phase !== 'frozen') return freeze(fault.why, fault.at);
  if (failed) {
    const { failures, seconds } = await countFailure(ports, state.request, state.head.seq, failed.state);
    if (failures >= MOST_FAILURES && !ENDED.includes(state.phase))
      return freeze(`${failed.state} failed ${failures} times: ${failed.error}`, state.head.seq);
    return { do: 'pause', seconds };
  }
  const step = nextStep(state, now, { did });
  if (step.do !== 'assess') return step;
  const assessment = await assess(ports, state, now);
  return {
    do: 'write',
    fact: assessment.ok
      ? { type: 'assessed', data: assessment.assessed }
      : { type: 'voided', data: { changes: assessment.changes } },
  };
}

const freeze = (why: string, at: number): Considered => ({ do: 'write', fact: { type: 'frozen', data: { why, at } } });

/** Minutes by which an event may be ahead of our clock; a later one would stretch every deadline that counts from it. */
const MOST_AHEAD = 5;

function datedAhead({ head, timeline }: RequestState, now: Date): SealFault | null {
  const at = Date.parse(timeline.at(-1)?.at ?? '');
  return at - now.getTime() > MOST_AHEAD * 60_000
    ? { why: `event ${head.seq} is dated ahead of the clock`, at: head.seq }
    : null;
}

/** Counts a failure and says how long to pause; a role that cannot be removed is worth an alarm. */
async function countFailure(ports: AdvancePorts, request: string, seq: number, state: string) {
  const failures = await ports.index.countFailure(request, seq);
  if (failures >= MOST_FAILURES && state === 'Revoke') ports.metrics.count(METRICS.leftoverGrants);
  return { failures, seconds: Math.min(4 ** failures, LONGEST_PAUSE) };
}

/** Counts what an alarm waits for. */
function note(ports: AdvancePorts, fact: Fact): void {
  if (fact.type === 'frozen') ports.metrics.count(METRICS.frozen);
}

/** A broken request takes no more events: its role goes, the security team is told, and the workflow ends. */
async function afterBreach(
  ports: AdvancePorts,
  broken: { request: string; head: number; before: RequestState | null; just: Just },
  answer: (next: NextState, waitSeconds?: number) => AdvanceOutput,
): Promise<AdvanceOutput> {
  const { request, head, before, just } = broken;
  if (just.failed) return answer('Pause', (await countFailure(ports, request, head, just.failed.state)).seconds);
  if (just.did === 'Tell') {
    await ports.index.markClosed(request);
    return answer('Done');
  }
  if (before?.release && just.did !== 'Revoke') return answer('Revoke');
  ports.metrics.count(METRICS.frozen);
  return answer('Tell');
}

/** What must be in the index before the next state runs. */
async function prepare(ports: AdvancePorts, state: RequestState, next: NextState): Promise<void> {
  if (next === 'Done') await ports.index.markClosed(state.request);
  if (next !== 'AskApprovers') return;
  const levels = state.assessed?.decision.levels ?? [];
  const signers = levels.flatMap((level) => signersOf(ports.configuration, level, state.opened.person));
  await ports.index.listFor(state.request, [...new Set(signers.map(({ id }) => id))], state.opened.at);
}

/** At least a second and at most an hour: AWS takes no timeout of zero, and a deadline must be found when it passes. */
function secondsUntil(until: Date | null, now: Date): number {
  if (until === null) return LONGEST_WAIT;
  return Math.min(LONGEST_WAIT, Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)));
}

/** State Wait: keeps the token, and answers it at once when the ledger moved on in between. */
export async function wait(
  ports: Pick<AdvancePorts, 'ledger' | 'index' | 'workflow'>,
  input: WaitInput,
): Promise<void> {
  await ports.index.saveWait(input.request, { seq: input.seq, token: input.token });
  const events = await ports.ledger.read(input.request);
  if (events.length - 1 !== input.seq) await ports.workflow.wake(input.token);
}
