import { z } from 'zod';
import { nearest } from '../nearest';

/*
 * Values that several files use. The `error` text of a schema says what is expected and completes the sentence
 * "… must be"; the description says what the field is for; `meta` says to editors what a refinement demands.
 */

/** Text of one shape. */
export const text = (pattern: RegExp, expected: string) =>
  z.string({ error: expected }).regex(pattern, { error: expected, abort: true });

/** Name of a person's entry, group, level or policy. */
export const name = text(
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'a name of small letters, digits and single hyphens, such as "platform-leads"',
).max(64, { error: 'a name of at most 64 characters' });

/** Words for people: on pages, in mails. */
export const words = text(/^\S(?:.{0,78}\S)?$/u, 'text of 1 to 80 characters, without blanks around it');

/** A sentence for people. */
export const sentence = text(/^\S(?:.{0,198}\S)?$/u, 'text of 1 to 200 characters, without blanks around it');

/** AWS account id. */
export const account = text(/^\d{12}$/, 'an account id: 12 digits in quotes');

const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
const LABEL = '[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])?';
const TOP = '(?!\\d+$)[A-Za-z\\d][A-Za-z\\d-]{0,61}[A-Za-z\\d]';
const MAIL_EXPECTED = 'an e-mail address, such as "li.wei@example.com"';

/** E-mail address as SES takes it: ASCII, one @, a domain with a dot. */
export const mail = text(
  new RegExp(`^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${TOP}$`),
  MAIL_EXPECTED,
).max(254, { error: MAIL_EXPECTED });

/** True for such an address. */
export const isMail = (value: string): boolean => mail.safeParse(value).success;

/** Time until something expires, as one number and a unit. */
export const duration = text(/^[1-9]\d{0,5}[smhd]$/, 'a duration such as 90s, 60m, 4h or 2d').meta({
  examples: ['60m', '4h', '2d'],
});

/** Language of pages and mails. */
export const language = z.enum(['en', 'zh'], { error: 'en or zh' });

const ZONE_EXPECTED = 'an IANA time zone, such as "Asia/Shanghai"';

/** IANA time zone that this machine knows. Offsets such as +08:00 are none: they do not follow the clock changes of a place. */
export const zone = z
  .string({ error: ZONE_EXPECTED })
  .refine(isZone, { error: ZONE_EXPECTED, params: { suggest: zoneMeant } })
  .meta({
    pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$',
    examples: ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Shanghai'],
  });

/** A city alone, or a slip of the pen; other cities are not near, whatever their letters. */
function zoneMeant(value: string): string | undefined {
  const all = Intl.supportedValuesOf('timeZone');
  const city = value.toLowerCase().replaceAll(' ', '_');
  return all.find((one) => one.toLowerCase().endsWith(`/${city}`)) ?? nearest(value, all, 6);
}

const zones = new Map<string, boolean>();

/** A zone is asked for once: the answer takes long, and most people live in few zones. */
function isZone(value: string): boolean {
  const known = zones.get(value) ?? (/^[A-Za-z]/.test(value) && isTimeZone(value));
  zones.set(value, known);
  return known;
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

/** An AWS region. */
export const region = text(/^[a-z]+(?:-[a-z]+)+-\d{1,2}$/, 'a region, such as "us-east-1"');

/** A day of the calendar. */
export const date = text(/^\d{4}-\d{2}-\d{2}$/, 'a day, such as "2027-01-31"')
  .refine(isDay, { error: 'a day of the calendar' })
  .meta({ format: 'date' });

/** Days that there are not roll over into the next month, or are no dates at all. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
