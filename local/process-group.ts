import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MILLISECONDS = 1000;

function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process that leads its own group, and every child it left there: asked first, killed after a second. */
export async function endGroup(pid: number, ended: Promise<unknown>): Promise<void> {
  if (signalGroup(pid, 'SIGTERM')) await Promise.race([ended, sleep(GRACE_MILLISECONDS, undefined, { ref: false })]);
  signalGroup(pid, 'SIGKILL');
}
