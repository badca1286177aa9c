import type { Day, Hours } from '../configuration/configuration';

const DAYS: readonly Day[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock for a zone; making one takes longer than all the rest, so each is made once. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const found = clocks.get(zone);
  if (found) return found;
  const options = { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en-GB', options);
  clocks.set(zone, clock);
  return clock;
}

/**
 * Whether a moment lies within the hours, by the clock on the wall of their place: a night in which clocks change has an
 * hour more or less. `at` is ISO 8601; `null`: it is no moment, so nobody knows.
 */
export function isWithin({ zone, days, from, to }: Hours, at: string): boolean | null {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return null;
  const parts = clockOf(zone).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const today = DAYS.indexOf(part('weekday').toLowerCase() as Day);
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  const begins = (day: number): boolean => days.includes(DAYS[(day + 7) % 7] ?? 'sun');
  if (from < to) return begins(today) && minute >= from && minute < to;
  return (begins(today) && minute >= from) || (begins(today - 1) && minute < to);
}
