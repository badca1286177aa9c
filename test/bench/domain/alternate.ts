import { median } from '../statistics';

/** How long is measured: batches of each work, and milliseconds that one batch takes. */
export interface Batches {
  readonly batches: number;
  readonly batchMs: number;
}

/** Batches that are run before anything counts, so that the engine has compiled what is hot. */
const WARM_UP = 15;

/** What the works gave, kept so that the engine cannot leave out work whose result nobody reads. */
let kept: unknown;

function millisecondsOf(work: () => unknown, times: number): number {
  const began = process.hrtime.bigint();
  for (let i = 0; i < times; i += 1) kept = work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

/** How often the work runs in a batch, found by doubling. */
function timesIn(work: () => unknown, batchMs: number): number {
  let times = 1;
  while (millisecondsOf(work, times) < batchMs) times *= 2;
  return times;
}

/** Microseconds that one run of each work takes: the median of its batches, which take turns so that noise hits all alike. */
export function alternate<W extends string>(
  works: Readonly<Record<W, () => unknown>>,
  { batches, batchMs }: Batches,
): Record<W, number> {
  const names = Object.keys(works) as W[];
  for (let i = 0; i < WARM_UP; i += 1) for (const name of names) timesIn(works[name], batchMs);
  const runs = names.map((name) => ({ name, times: timesIn(works[name], batchMs), found: [] as number[] }));
  for (let i = 0; i < batches; i += 1) {
    for (const { name, times, found } of runs) found.push((millisecondsOf(works[name], times) * 1000) / times);
  }
  return Object.fromEntries(runs.map(({ name, found }) => [name, median(found)])) as Record<W, number>;
}

/** The last thing that any work gave. */
export const lastResult = (): unknown => kept;
