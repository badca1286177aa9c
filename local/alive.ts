import { spawnSync } from 'node:child_process';

/** A process that has ended but that nobody has collected; containers without an init process keep them for good. */
function isZombie(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim().startsWith('Z') ?? false;
}

/** Whether a process with this id exists and runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}
