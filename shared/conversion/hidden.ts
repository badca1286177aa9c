import type { Json } from '../canonical/json';

/** What CloudTrail and services put in place of what they will not show, each in its own way, in any case. */
const MASKS: readonly RegExp[] = [
  /hidden[ _](due[ _]to|for)[ _]security[ _]reasons/i,
  /^redacted$/i,
  // Alone `sensitive` says of data what it is, as tags do.
  /^sensitive[ _-]?data[ _-]?(removed|redacted|omitted|hidden|masked)$/i,
  // `***OMITTED***`, `*** Sensitive Data Redacted ***`, `*REDACTED*`.
  /^\*{2,}[\w -]+\*{2,}$/,
  /^\*(redacted|omitted|hidden|masked|removed)\*$/i,
  // `<sensitiveDataRemoved>`, `[REDACTED]`.
  /^[[<({](redacted|omitted|hidden|masked|removed|sensitive[\w -]*)[\])}>]$/i,
];

/** Characters; a longer text is one. */
const LONGEST_MASK = 200;

/**
 * True for a value that stands for another one. One asterisk is a wildcard, more of them alone are none.
 * Source: captured events in test/fixtures/cloudtrail/captured;
 * https://docs.aws.amazon.com/athena/latest/ug/monitor-with-cloudtrail.html
 */
export function isHidden(value: Json): boolean {
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return /^\*{2,}$/.test(text) || (value.length <= LONGEST_MASK && MASKS.some((mask) => mask.test(text)));
}
