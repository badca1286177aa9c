import type { Fact } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import { nextStep } from '../../shared/lifecycle/next';
import { ENDED, type RequestState } from '../../shared/lifecycle/state';
import { METRICS } from '../../shared/names';
import { signersOf } from '../../shared/people/directory';
import type { AdvanceInput, AdvanceOutput, NextState, WaitInput } from '../../shared/workflow';
import type { Index, Metrics, Workflow } from '../ports';
import { type AssessPorts, assess } from './assess';
import { sealFrom, type WritePorts, write } from './write';

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
    const differs = await sealFrom(ports, request, writes === 0 ? (input.sealed ?? 0) : 0);
    const events = await ports.ledger.read(request);
    const answer = (next: NextState, waitSeconds = 1): AdvanceOutput => ({
      request,
      seq: events.length - 1,
      sealed: events.length,
      next,
      waitSeconds,
    });
    if (events.length === 0) return answer('Done');
    const folded = fold(request, events);
    if (!folded.ok) return answer(afterBreach(ports, folded.before, input.did));
    const { state } = folded;
    const just = writes === 0 && input.seq === state.head.seq ? input : null;
    const found = await consider(ports, state, { differs, did: just?.did, failed: just?.failed }, now);
    if (found.do === 'write') {
      await write(ports, state, found.fact, { by: 'advance' }, now);
      note(ports, found.fact);
    } else if (found.do === 'pause') {
      return answer('Pause', found.seconds);
    } else {
      await prepare(ports, state, found.next);
      return answer(found.next, secondsUntil(found.until, now));
    }
  }
  throw new Error(`request ${request} does not come to rest`);
}

type Considered =
  | { readonly do: 'write'; readonly fact: Fact }
  | { readonly do: 'pause'; readonly seconds: number }
  | { readonly do: 'go'; readonly next: NextState; readonly until: Date | null };

interface Circumstances {
  /** The first seq whose sealed text is another one, if any. */
  readonly differs: number | null;
  readonly did: AdvanceInput['did'] | undefined;
  readonly failed: AdvanceInput['failed'] | undefined;
}

async function consider(
  ports: AdvancePorts,
  state: RequestState,
  { differs, did, failed }: Circumstances,
  now: Date,
): Promise<Considered> {
  const ended = ENDED.includes(state.phase);
  if (differs !== null && state.phase !== 'frozen')
    return freeze(`the sealed text of event ${differs} differs`, differs);
  if (failed) {
    const failures = await ports.index.countFailure(state.request, state.head.seq);
    if (failures >= MOST_FAILURES && !ended)
      return freeze(`${failed.state} failed ${failures} times: ${failed.error}`, state.head.seq);
    if (failures >= MOST_FAILURES && failed.state === 'Revoke') ports.metrics.count(METRICS.leftoverGrants);
    return { do: 'pause', seconds: Math.min(4 ** failures, LONGEST_PAUSE) };
  }
  const step = nextStep(state, now, { did });
  if (step.do !== 'assess') return step;
  const assessment = await assess(ports, state, now);
  const { ok } = assessment;
  return {
    do: 'write',
    fact: ok
      ? { type: 'assessed', data: assessment.assessed }
      : { type: 'voided', data: { changes: assessment.changes } },
  };
}

const freeze = (why: string, at: number): Considered => ({ do: 'write', fact: { type: 'frozen', data: { why, at } } });

/** Counts what an alarm waits for. */
function note(ports: AdvancePorts, fact: Fact): void {
  if (fact.type === 'frozen') ports.metrics.count(METRICS.frozen);
}

/** A broken request takes no more events: its role goes, the security team is told, and the workflow ends. */
function afterBreach(ports: AdvancePorts, before: RequestState | null, did: NextState | undefined): NextState {
  if (did === 'Tell') return 'Done';
  ports.metrics.count(METRICS.frozen);
  return before?.release && did !== 'Revoke' ? 'Revoke' : 'Tell';
}

/** What must be in the index before the next state runs. */
async function prepare(ports: AdvancePorts, state: RequestState, next: NextState): Promise<void> {
  if (next === 'Done') await ports.index.markClosed(state.request);
  if (next !== 'AskApprovers') return;
  const levels = state.assessed?.decision.levels ?? [];
  const signers = levels.flatMap((level) => signersOf(ports.configuration, level, state.opened.person));
  await ports.index.listFor(state.request, [...new Set(signers.map(({ id }) => id))]);
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
