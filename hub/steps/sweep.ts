import type { BrokerTrigger, Index, Ledger, Workflow } from '../ports';
import { readRequest } from './request';

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
}

/**
 * Nudges what got stuck: a workflow that waits although the ledger moved on is woken, one that died is followed by the
 * next run, and the broker looks for leftover grants in every account where one may have been made. It writes nothing
 * to the ledger, so a sweep too many changes nothing.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const accounts = new Set<string>();
  let woken = 0;
  let restarted = 0;
  for (const { request, account } of await ports.index.open()) {
    const folded = await readRequest(ports.ledger, request);
    if (!folded) continue;
    const state = folded.ok ? folded.state : folded.before;
    if (state?.release) accounts.add(account);
    const done = folded.ok && folded.state.closed;
    const status = await ports.workflow.status(request);
    if (done || (!folded.ok && status && !status.running)) {
      await ports.index.markClosed(request);
    } else if (!status?.running) {
      await ports.workflow.start(request, (status?.run ?? -1) + 1);
      restarted += 1;
    } else if (folded.ok && (await wakeIfMoved(ports, request, folded.state.head.seq))) {
      woken += 1;
    }
  }
  for (const account of accounts) await ports.brokerTrigger.start({ do: 'remove-leftovers', account });
  return { woken, restarted, accounts: accounts.size };
}

async function wakeIfMoved(ports: SweepPorts, request: string, seq: number): Promise<boolean> {
  const wait = await ports.index.readWait(request);
  if (!wait || wait.seq >= seq) return false;
  await ports.workflow.wake(wait.token);
  return true;
}
