import type { Ledger } from '../../../hub/ports';
import type { StoredEvent } from '../../../shared/ledger/envelope';

/** A ledger in memory; `appends` counts every insert that was tried, so that a test can say "nothing was written". */
export interface MemoryLedger extends Ledger {
  readonly streams: Map<string, StoredEvent[]>;
  /** Puts events there as if they had always been there. */
  readonly plant: (request: string, events: readonly StoredEvent[]) => void;
  appends: number;
}

/** The ledger's contract: in order, never overwritten. */
export function memoryLedger(): MemoryLedger {
  const streams = new Map<string, StoredEvent[]>();
  const ledger: MemoryLedger = {
    streams,
    appends: 0,
    plant: (request, events) => void streams.set(request, [...events]),
    read: async (request) => [...(streams.get(request) ?? [])].sort((a, b) => a.seq - b.seq),
    append: async (request, event) => {
      ledger.appends += 1;
      const events = streams.get(request) ?? [];
      if (events.some(({ seq }) => seq === event.seq)) return 'taken';
      streams.set(request, [...events, event]);
      return 'written';
    },
  };
  return ledger;
}
