import { z } from 'zod';

/*
 * Values that several files use. The `error` text of a schema says what is expected and completes the sentence
 * "… must be"; the description says what the field is for.
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

/** AWS account id. */
export const account = text(/^\d{12}$/, 'an account id: 12 digits in quotes');

const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const MAIL = new RegExp(
  `^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?!\\d+$)[a-z\\d][a-z\\d-]{0,61}[a-z\\d]$`,
  'i',
);

/** True for an e-mail address as SES takes it: ASCII, one @, a domain with a dot. */
export const isMail = (value: string): boolean => value.length <= 254 && MAIL.test(value);

const MAIL_EXPECTED = 'an e-mail address, such as "li.wei@example.com"';

/** E-mail address. */
export const mail = z.string({ error: MAIL_EXPECTED }).refine(isMail, { error: MAIL_EXPECTED });

/** Time until something expires, as one number and a unit. */
export const duration = text(/^[1-9]\d{0,5}[smhd]$/, 'a duration such as 90s, 60m, 4h or 2d');

/** Language of pages and mails. */
export const language = z.enum(['en', 'zh'], { error: 'en or zh' });

const ZONE_EXPECTED = 'an IANA time zone, such as "Asia/Shanghai"';

/** IANA time zone that this machine knows. Offsets such as +08:00 are none: they do not follow the clock changes of a place. */
export const zone = z.string({ error: ZONE_EXPECTED }).refine(isZone, { error: ZONE_EXPECTED });

function isZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

/** An AWS region. */
export const region = text(/^[a-z]+(?:-[a-z]+)+-\d{1,2}$/, 'a region, such as "us-east-1"');

const DATE_EXPECTED = 'a day, such as "2027-01-31"';

/** A day of the calendar. */
export const date = text(/^\d{4}-\d{2}-\d{2}$/, DATE_EXPECTED).refine(
  (value) => new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
  { error: DATE_EXPECTED },
);
