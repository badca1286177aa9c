import { z } from 'zod';
import { region, text, zone } from './fields';

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';

/** Times of the week in one place. */
export const hours = z.strictObject({
  zone: zone.describe('IANA time zone by whose clock the times are meant.'),
  days: z
    .array(
      z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { error: 'one of mon, tue, wed, thu, fri, sat, sun' }),
      { error: 'a list of days' },
    )
    .min(1, { error: 'a list of at least one day' })
    .describe('Days on which it begins.'),
  from: text(new RegExp(`^${TIME}$`), 'a time in quotes, such as "18:00"').describe('Beginning, by the 24-hour clock.'),
  to: text(new RegExp(`^(?:${TIME}|24:00)$`), 'a time in quotes, such as "08:00"').describe(
    'End; earlier than the beginning, it is the next day.',
  ),
});

/** When a rule counts; all that is said must hold. */
export const conditions = z.strictObject({
  resources: z
    .array(text(/^(?:arn:[^$\s]{1,600}|\*)$/, 'a pattern of ARNs, such as "arn:aws:s3:::prod-*", without $'), {
      error: 'a list of patterns of ARNs',
    })
    .min(1, { error: 'a list of at least one pattern' })
    .optional()
    .describe('Patterns of ARNs with * and ?; one resource of the call that matches is enough.'),
  regions: z
    .array(region, { error: 'a list of regions' })
    .min(1, { error: 'a list of at least one region' })
    .optional()
    .describe('Regions of the call.'),
  principals: z
    .array(text(/^arn:[^$\s]{1,600}$/, 'a pattern of ARNs, such as "arn:aws:iam::*:role/deploy", without $'), {
      error: 'a list of patterns of ARNs',
    })
    .min(1, { error: 'a list of at least one pattern' })
    .optional()
    .describe("Patterns of the caller's ARN with * and ?; of a session it is the ARN of its role."),
  people: z
    .array(z.string({ error: 'the name of a group' }), { error: 'a list of groups' })
    .min(1, { error: 'a list of at least one group' })
    .optional()
    .describe('Groups of which the requester is a member.'),
  hours: hours.optional().describe('When AWS refused the call.'),
  tags: z
    .record(
      text(/^\S.{0,127}$/u, 'a tag key of 1 to 128 characters'),
      z
        .array(z.string({ error: 'text' }), { error: 'a list of values' })
        .min(1, { error: 'a list of at least one value' })
        .describe('Values, one of which is enough.'),
    )
    .optional()
    .describe('Values by tag key; a resource of the call has one of the values of every key.'),
});
