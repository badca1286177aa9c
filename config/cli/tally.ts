import type { Tier } from '../../shared/call/call';
import { counted } from '../report';

/** What one record counts as. */
export interface Counted {
  /** The tier of its call, where it gave one. */
  readonly tier?: Tier;
  /** The name of its refusal, where it did not. */
  readonly refusal?: string;
  /** A check of its grant does not hold. */
  readonly unproven?: boolean;
}

/** What became of all records so far. */
export interface Tally {
  readonly add: (one: Counted) => void;
  readonly records: () => number;
  /** True when each record gave a call, and each grant was proven. */
  readonly isFine: () => boolean;
  /** `347 records: 115 EXACT, 1 DERIVED, 231 refused (102 cannot-be-run, 45 needs-completion)`. */
  readonly summary: () => string;
}

/** Starts counting. */
export function startTally(): Tally {
  const tiers = new Map<string, number>();
  const refusals = new Map<string, number>();
  let unproven = 0;
  return {
    add: ({ tier, refusal, unproven: failed }) => {
      if (tier !== undefined) increase(tiers, tier);
      if (refusal !== undefined) increase(refusals, refusal);
      if (failed) unproven += 1;
    },
    records: () => sumOf(tiers) + sumOf(refusals),
    isFine: () => refusals.size === 0 && unproven === 0,
    summary: () => {
      const refused = refusals.size > 0 ? [`${numeral(sumOf(refusals))} refused (${listed(refusals)})`] : [];
      const failed = unproven > 0 ? [`${numeral(unproven)} not proven`] : [];
      const parts = [...(tiers.size > 0 ? [listed(tiers)] : []), ...refused, ...failed];
      return [recordsText(sumOf(tiers) + sumOf(refusals)), parts.join(', ')].filter((part) => part !== '').join(': ');
    },
  };
}

/** `1 record`, `12,345 records`. */
export const recordsText = (count: number): string =>
  counted(count, 'record', 'records').replace(String(count), numeral(count));

/** A whole number as people read it. */
export const numeral = (count: number): string => count.toLocaleString('en-US');

const increase = (counts: Map<string, number>, word: string): void => {
  counts.set(word, (counts.get(word) ?? 0) + 1);
};

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Most frequent first. */
const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1))
    .map(([word, count]) => `${numeral(count)} ${word}`)
    .join(', ');
