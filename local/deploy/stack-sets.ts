import { setTimeout as sleep } from 'node:timers/promises';
import { LocalProblem } from '../problem';

/** One instance of a StackSet, as the emulator reports it. */
export interface StackSetInstance {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly status: string;
  readonly reason?: string | null;
}

/** What the instances say together: still going, all there, or a sentence about the first that failed. */
export function judgeStackSets(
  instances: readonly StackSetInstance[],
): 'pending' | 'complete' | { readonly failed: string } {
  const failed = instances.find(({ status }) => /FAILED|ROLLBACK/.test(status));
  if (failed) {
    const { name, account, region, status, reason } = failed;
    return {
      failed: `StackSet ${name} failed in account ${account}, ${region} (${status}): ${reason ?? 'no reason given'}`,
    };
  }
  const done = instances.every(({ status }) => /_COMPLETE$|^CURRENT$|^SUCCEEDED$/.test(status));
  return instances.length > 0 && done ? 'complete' : 'pending';
}

/** Waits until every StackSet has reached every account it goes to. */
export async function awaitStackSets(emulatorUrl: string, seconds = 120): Promise<readonly StackSetInstance[]> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const response = await fetch(`${emulatorUrl}/_countersign/stack-sets`);
    const instances = (await response.json()) as StackSetInstance[];
    const verdict = judgeStackSets(instances);
    if (verdict === 'complete') return instances;
    if (verdict !== 'pending') throw new LocalProblem(verdict.failed);
    if (Date.now() > end)
      throw new LocalProblem(`The StackSets were not complete after ${seconds} seconds: ${JSON.stringify(instances)}`);
    await sleep(100);
  }
}
