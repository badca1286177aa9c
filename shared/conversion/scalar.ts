import type { Json } from '../canonical/json';
import type { SimpleType } from '../catalogue/shapes';
import type { FaultName } from './fault';
import { isHidden } from './hidden';

/** A scalar as the SDK takes it in JSON, or why it cannot be one. */
export type Scalar = { readonly value: Json } | { readonly fault: FaultName };

/** One logged value as the given type; `texts`: numbers and flags may be logged as texts. Nothing is rounded, trimmed or completed. */
export function scalarOf(type: SimpleType, value: Json, texts: boolean, name: string): Scalar {
  if (isHidden(value)) return { fault: 'hidden-value' };
  switch (type) {
    case 'string':
      return textOf(value, name);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : texts ? flagOf(value) : { fault: 'wrong-type' };
    case 'integer':
    case 'long':
      return wholeNumberOf(value, texts);
    case 'float':
    case 'double':
      return numberOf(value, texts);
    case 'timestamp':
      return momentOf(value);
    case 'blob':
      return { fault: 'not-logged' };
    case 'document':
      return holdsHidden(value) ? { fault: 'hidden-value' } : { value };
  }
}

function holdsHidden(value: Json): boolean {
  if (Array.isArray(value)) return (value as readonly Json[]).some(holdsHidden);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).some(([key, inside]) => isHidden(key) || holdsHidden(inside))
    : isHidden(value);
}

/** Members whose texts are numbers without zeros in front, so that nothing is lost when XML is logged as JSON. */
const NUMBERED = /^(Default|Source|LaunchTemplate)?Versions?$/;

function textOf(value: Json, name: string): Scalar {
  if (typeof value === 'string') return value.isWellFormed() ? { value } : { fault: 'wrong-type' };
  if (typeof value !== 'number') return { fault: 'wrong-type' };
  const counts = NUMBERED.test(name) && Number.isSafeInteger(value) && value >= 0;
  return counts ? { value: String(value) } : { fault: 'lost-text' };
}

const flagOf = (value: Json): Scalar =>
  value === 'true' || value === 'false' ? { value: value === 'true' } : { fault: 'wrong-type' };

function wholeNumberOf(value: Json, texts: boolean): Scalar {
  const number = texts && typeof value === 'string' && /^-?(0|[1-9]\d{0,15})$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? { value: number } : { fault: 'wrong-type' };
}

function numberOf(value: Json, texts: boolean): Scalar {
  const number =
    texts && typeof value === 'string' && /^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? { value: number } : { fault: 'wrong-type' };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Aug 5, 2022 3:20:00 PM`, as Java writes a date; newer versions of Java write a narrow space before AM and PM. */
const JAVA = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})[\s\u202f](AM|PM)$/;

/** Seconds of the year 2100. A number up to here counts seconds, one beyond the year 2001 in milliseconds counts those. */
const LAST_SECOND = 4_102_444_800;
const FIRST_MILLISECOND = 1_000_000_000_000;

/** ISO 8601 in UTC. CloudTrail logs no zone with Java's dates and means UTC. */
function momentOf(value: Json): Scalar {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0)
    return value <= LAST_SECOND
      ? isoOf(value * 1000)
      : value >= FIRST_MILLISECOND
        ? isoOf(value)
        : { fault: 'wrong-type' };
  if (typeof value !== 'string') return { fault: 'wrong-type' };
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|\+00:00)$/.test(value))
    return sameDay(isoOf(Date.parse(value)), Number(value.slice(8, 10)));
  const [, month = '', day, year, hour, minute, second, half] = JAVA.exec(value) ?? [];
  const index = MONTHS.indexOf(month);
  if (index < 0) return { fault: 'wrong-type' };
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  return sameDay(isoOf(Date.UTC(Number(year), index, Number(day), hours, Number(minute), Number(second))), Number(day));
}

/** The 30th of February is no day, and JavaScript makes the 2nd of March of it. */
const sameDay = (moment: Scalar, day: number): Scalar =>
  'value' in moment && Number(String(moment.value).slice(8, 10)) === day ? moment : { fault: 'wrong-type' };

function isoOf(milliseconds: number): Scalar {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime()) || !Number.isInteger(milliseconds)) return { fault: 'wrong-type' };
  return { value: moment.toISOString().replace(/\.000Z$/, 'Z') };
}
