/** The smallest value that at least this share of the values do not exceed (nearest rank). `values` must not be empty. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no values');
  return found;
}

/** The middle value. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
