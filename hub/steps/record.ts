import { envelop } from '../../shared/ledger/envelope';
import type { Actor } from '../../shared/ledger/event';
import { fold } from '../../shared/ledger/fold';
import type { CommandRefusal, CommandResult } from '../../shared/lifecycle/commands';
import type { RequestState } from '../../shared/lifecycle/state';
import type { Index, Ledger, Workflow } from '../ports';

/** What `record` needs of the world. */
export interface RecordPorts {
  readonly ledger: Ledger;
  readonly index: Index;
  readonly workflow: Workflow;
}

/** The state with the fact in it, or why it was not recorded. */
export type Recorded =
  | { readonly ok: true; readonly state: RequestState }
  | {
      readonly ok: false;
      readonly refusal: CommandRefusal | 'not-found' | 'frozen';
      readonly state: RequestState | null;
    };

/** How often another writer may get in between before we give up; each time the command is decided anew. */
const TRIES = 5;

/**
 * Lets a person's command add its fact: reads, decides, inserts after the head, and wakes the workflow. When another
 * writer took the seq, everything is read and decided again, so nobody acts on what they did not see.
 */
export async function record(
  ports: RecordPorts,
  request: string,
  actor: Actor,
  command: (state: RequestState) => CommandResult,
  now: Date,
): Promise<Recorded> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const events = await ports.ledger.read(request);
    const folded = fold(request, events);
    if (events.length === 0) return { ok: false, refusal: 'not-found', state: null };
    if (!folded.ok) return { ok: false, refusal: 'frozen', state: folded.before };
    const result = command(folded.state);
    if (!result.ok) return { ok: false, refusal: result.refusal, state: folded.state };
    const stored = envelop(result.fact, { request, head: folded.state.head, at: now, actor });
    const after = fold(request, [...events, stored]);
    if (!after.ok) return { ok: false, refusal: 'moved-on', state: folded.state };
    if ((await ports.ledger.append(request, stored)) === 'taken') continue;
    // What was recorded stays recorded: a wake that fails costs time only, so nobody is told that it failed.
    await wake(ports, request).catch(() => undefined);
    return { ok: true, state: after.state };
  }
  return { ok: false, refusal: 'moved-on', state: null };
}

/** Wakes the workflow if it waits. A wake that gets lost costs time, never a request: the wait times out, the sweeper nudges. */
export async function wake(ports: Pick<RecordPorts, 'index' | 'workflow'>, request: string): Promise<void> {
  const wait = await ports.index.readWait(request);
  if (wait) await ports.workflow.wake(wait.token);
}
