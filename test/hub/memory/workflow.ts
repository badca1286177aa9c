import type { Workflow } from '../../../hub/ports';

/** A workflow that only remembers what it was asked. */
export interface MemoryWorkflow extends Workflow {
  readonly started: string[];
  readonly woken: string[];
}

/** Every run that was started counts as running. */
export function memoryWorkflow(): MemoryWorkflow {
  const started: string[] = [];
  const woken: string[] = [];
  return {
    started,
    woken,
    start: async (request, run) => void (started.includes(`${request}-${run}`) || started.push(`${request}-${run}`)),
    status: async (request) => {
      const runs = started.filter((name) => name.startsWith(`${request}-`)).length;
      return runs === 0 ? null : { run: runs - 1, running: true };
    },
    wake: async (token) => void woken.push(token),
  };
}
