import { PASSED_OVER, type PassedOver } from './passed-over';
import type { Period, ReplayReport } from './report';
import type { Sifted } from './sift';
import { weekOf } from './week';

/** Counts what records are before policies are asked, and the time they cover. */
export interface Funnel {
  readonly add: (sifted: Sifted) => void;
  readonly counts: () => Pick<ReplayReport['records'], 'read' | 'unreadable' | 'passedOver' | 'mutating'>;
  readonly period: () => Period | null;
}

/** Starts counting. */
export function startFunnel(): Funnel {
  let [read, mutating, first, last] = [0, 0, '', ''];
  const unreadable = new Map<string, number>();
  const passedOver = Object.fromEntries(Object.keys(PASSED_OVER).map((why) => [why, 0])) as Record<PassedOver, number>;
  const at = (time: string): void => {
    if (first === '' || time < first) first = time;
    if (time > last) last = time;
  };
  return {
    add: (sifted) => {
      read += 1;
      switch (sifted.is) {
        case 'unreadable':
          unreadable.set(sifted.why, (unreadable.get(sifted.why) ?? 0) + 1);
          break;
        case 'passed-over':
          passedOver[sifted.why] += 1;
          if (sifted.time !== null) at(sifted.time);
          break;
        case 'call':
          mutating += 1;
          at(sifted.recorded.time);
      }
    },
    counts: () => ({ read, unreadable: Object.fromEntries(unreadable), passedOver, mutating }),
    period: () =>
      first === '' ? null : { first, last, weeks: weekOf(Date.parse(last)) - weekOf(Date.parse(first)) + 1 },
  };
}
