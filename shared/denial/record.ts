import * as z from 'zod/mini';
import type { JsonObject } from '../canonical/json';

const text = z.string().check(z.minLength(1), z.maxLength(2048));
const account = z.string().check(z.regex(/^\d{12}$/));

/**
 * The fields of a CloudTrail record that a denial needs; the rest of the record is not read. Any of the identity's
 * fields may be missing in real records, and `requestParameters` is null on most services' denials.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const Record = z.object({
  eventType: text,
  eventID: z.string().check(z.regex(/^[0-9a-fA-F-]{16,64}$/)),
  eventTime: z.iso.datetime(),
  eventSource: z.string().check(z.regex(/^[a-z0-9-]{1,63}\.amazonaws\.com(\.cn)?$/)),
  eventName: z.string().check(z.regex(/^[A-Za-z0-9_]{1,128}$/)),
  apiVersion: z.optional(z.string().check(z.maxLength(64))),
  awsRegion: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  recipientAccountId: account,
  errorCode: z.optional(text),
  errorMessage: z.optional(z.string().check(z.maxLength(4096))),
  // EKS, GuardDuty and AppSync say here what others say in errorMessage; anything else in it is not read.
  responseElements: z.optional(z.nullable(z.looseObject({ message: z.optional(z.unknown()) }))),
  sourceIPAddress: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  userIdentity: z.object({
    type: z.optional(text),
    arn: z.optional(text),
    accountId: z.optional(account),
    userName: z.optional(text),
    invokedBy: z.optional(text),
    sessionContext: z.optional(z.object({ sessionIssuer: z.optional(z.object({ arn: z.optional(text) })) })),
  }),
  requestParameters: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

/** The envelope in which EventBridge delivers a CloudTrail record. */
const Envelope = z.object({
  source: text,
  'detail-type': text,
  account,
  region: text,
  detail: Record,
});

/** A CloudTrail record inside its EventBridge envelope, shaped as expected but not yet believed. */
export interface DeliveredRecord {
  readonly source: string;
  readonly account: string;
  readonly region: string;
  readonly detail: Omit<z.infer<typeof Record>, 'requestParameters'> & {
    readonly requestParameters: JsonObject | null;
  };
}

/** Reads an envelope from the queue; `null` when it is not shaped like one. Never throws. */
export function readDelivery(value: unknown): DeliveredRecord | null {
  const parsed = Envelope.safeParse(value);
  if (!parsed.success) return null;
  const { source, account: sender, region, detail } = parsed.data;
  // Everything in the envelope came out of JSON.parse, so the parameters can hold nothing but JSON.
  const requestParameters = (detail.requestParameters ?? null) as JsonObject | null;
  return { source, account: sender, region, detail: { ...detail, requestParameters } };
}
