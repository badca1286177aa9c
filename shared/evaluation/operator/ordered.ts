import type { Test } from './operator';

/** The six ways in which numbers and times are compared. */
export type Order = (actual: number, expected: number) => boolean;

/** Equal; also what the negated operators negate. */
export const equal: Order = (actual, expected) => actual === expected;
/** Below. */
export const less: Order = (actual, expected) => actual < expected;
/** Below or equal. */
export const lessOrEqual: Order = (actual, expected) => actual <= expected;
/** Above. */
export const greater: Order = (actual, expected) => actual > expected;
/** Above or equal. */
export const greaterOrEqual: Order = (actual, expected) => actual >= expected;

/** Reads the policy's value with `read`, and compares the request's with it; `null` is a value of another type. */
const ordered =
  (read: (text: string) => number | null) =>
  (order: Order) =>
  (value: string): Test | null => {
    const expected = read(value);
    if (expected === null) return null;
    return (text) => {
      const actual = read(text);
      return actual === null ? 'value-of-another-type' : order(actual, expected);
    };
  };

/** At most 15 digits, which a number of JavaScript holds exactly. */
const NUMBER = /^-?(?=[\d.]{1,16}$)\d{1,15}(?:\.\d+)?$/;

/** Integers and decimals. */
export const numeric = ordered((text) =>
  NUMBER.test(text) && text.replace(/\D/g, '').length <= 15 ? Number(text) : null,
);

const DATE =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?$/;

/** Seconds since 1970 of five to eleven digits: four would be a year, and more are milliseconds. */
const EPOCH = /^\d{5,11}$/;

/** Milliseconds since 1970 of a time in a W3C form of ISO 8601 or in epoch seconds; a day or a month begins in UTC. */
function timeOf(text: string): number | null {
  if (EPOCH.test(text)) return Number(text) * 1000;
  const [, year, month, day = '01'] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const written = `${year}-${month}-${day}`;
  const midnight = new Date(`${written}T00:00:00Z`);
  // The 30th of February would be read as a day of March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== written) return null;
  return Date.parse(text);
}

/** Times. Source: https://www.w3.org/TR/NOTE-datetime, which IAM names. */
export const date = ordered(timeOf);
