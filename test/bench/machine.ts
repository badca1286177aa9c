import { cpus, loadavg, totalmem, type } from 'node:os';

/** The machine that the figures are of. */
export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** Processes that ran or waited on average in the minute before; above 0 on a machine that had something else to do. */
  readonly load: number;
}

/** Describes this machine as it is now. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    system: `${type()} ${process.arch}`,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** Whether something else was running, so that the figures are worth little. */
export const wasBusy = ({ load, cores }: Machine): boolean => load > cores / 2;
