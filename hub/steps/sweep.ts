import { isRequestId } from '../../shared/approval/request-id';
import type { BrokerTrigger, Index, Ledger, Workflow } from '../ports';

/** What the sweeper needs of the world. */
export interface SweepPorts {
  readonly ledger: Ledger;
  readonly index: Index;
  readonly workflow: Workflow;
  readonly brokerTrigger: BrokerTrigger;
}

/** What one sweep did. */
export interface Swept {
  readonly woken: number;
  readonly restarted: number;
  readonly accounts: number;
  /** Requests that could not be looked at; the others were. */
  readonly failed: readonly string[];
}

/**
 * Nudges what got stuck: a workflow that waits although the ledger moved on is woken, one that is not running is
 * followed by the next run, and the broker looks for leftover grants in every account that has an open request. It
 * writes nothing and closes nothing: what an entry deserves is for Advance to say. One bad entry stops no other.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const open = (await ports.index.open()).filter(({ request }) => isRequestId(request));
  const accounts = [...new Set(open.map(({ account }) => account))].filter((account) => /^\d{12}$/.test(account));
  for (const account of accounts) await ports.brokerTrigger.start({ do: 'remove-leftovers', account });
  const done = await Promise.all(open.map(({ request }) => nudge(ports, request).catch((): Nudged => 'failed')));
  const count = (what: Nudged) => done.filter((each) => each === what).length;
  const failed = open.flatMap(({ request }, index) => (done[index] === 'failed' ? [request] : []));
  return { woken: count('woken'), restarted: count('restarted'), accounts: accounts.length, failed };
}

type Nudged = 'woken' | 'restarted' | 'left alone' | 'failed';

async function nudge(ports: SweepPorts, request: string): Promise<Nudged> {
  const events = await ports.ledger.read(request);
  if (events.length === 0) return 'left alone';
  const status = await ports.workflow.status(request);
  if (!status?.running) {
    await ports.workflow.start(request, (status?.run ?? -1) + 1);
    return 'restarted';
  }
  const wait = await ports.index.readWait(request);
  if (!wait || wait.seq >= events.length - 1) return 'left alone';
  await ports.workflow.wake(wait.token);
  return 'woken';
}
