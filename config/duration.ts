const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration that has passed the schema, e.g. 5400 of `90m`. */
export const seconds = (duration: string): number =>
  Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? Number.NaN);

/** Seconds as an author would write them, in the largest unit that keeps them whole. */
export function durationText(value: number): string {
  const [unit, size] = Object.entries(SECONDS)
    .reverse()
    .find(([, one]) => value % one === 0) ?? ['s', 1];
  return `${value / size}${unit}`;
}
