import type { Metrics } from '../../../hub/ports';

/** Metrics that count by name. */
export function memoryMetrics(): Metrics & { readonly counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  return {
    counts,
    count: (name) => {
      counts[name] = (counts[name] ?? 0) + 1;
    },
  };
}
