import type { Deniable } from '../call/convert';
import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { Partition } from '../names';
import { readMessage } from './message';
import { type Refused, refuse } from './refusal';

/** What of a record says which call it was, and the partition of its region. */
export interface ReadRecord {
  readonly ok: true;
  /** Its account is empty where the record names none, as samples do; then the call is known but for that. */
  readonly record: Deniable;
  readonly partition: Partition;
  /** The call was refused by a policy. */
  readonly denied: boolean;
}

/**
 * Reads a CloudTrail record by itself, as people have it in files: with or without the envelope of EventBridge, of a call
 * that was denied or one that ran. It believes the record; what comes through the queue passes the gate instead.
 */
export function readRecord(value: Json): ReadRecord | Refused {
  const record = recordIn(value);
  if (!record) return refuse('malformed', 'not an object');
  const text = (name: string): string => (typeof record[name] === 'string' ? record[name] : '');
  const { userIdentity, requestParameters = null } = record;
  const identity = isJsonObject(userIdentity) ? userIdentity : {};
  const source = /^([a-z0-9-]{1,63})\.amazonaws\.com(\.cn)?$/.exec(text('eventSource'))?.[1];
  const account = [text('recipientAccountId'), identity.accountId, accountIn(identity.arn)].find(isAccount) ?? '';
  const region = text('awsRegion');
  if (source === undefined) return refuse('malformed', 'eventSource');
  if (!/^[A-Za-z0-9_]{1,128}$/.test(text('eventName'))) return refuse('malformed', 'eventName');
  if (!/^[a-z]{2,8}(-[a-z0-9]+)+$/.test(region)) return refuse('malformed', 'awsRegion');
  if (ELSEWHERE.test(region))
    return refuse('cannot-be-run', 'its region is in a partition that Countersign does not know');
  if (requestParameters !== null && !isJsonObject(requestParameters)) return refuse('malformed', 'requestParameters');
  if (text('eventType') !== '' && text('eventType') !== 'AwsApiCall')
    return refuse('not-an-api-call', text('eventType'));
  if (record.omitted === true && requestParameters !== null) return refuse('malformed', 'omitted');
  const answer = isJsonObject(record.responseElements) ? record.responseElements.message : undefined;
  const said = text('errorMessage') || (typeof answer === 'string' ? answer : '');
  const message = readMessage(said.slice(0, MOST_OF_MESSAGE));
  if (message.action === null && said.includes('not authorized to perform:'))
    return refuse('malformed', 'errorMessage');
  return {
    ok: true,
    partition: partitionOf(region),
    denied: /^(AccessDenied|Client\.UnauthorizedOperation|UnauthorizedOperation)/.test(text('errorCode')),
    record: {
      account,
      region,
      service: source,
      operation: text('eventName'),
      ...(text('apiVersion') === '' ? {} : { apiVersion: text('apiVersion') }),
      caller: typeof identity.arn === 'string' ? identity.arn : '',
      action: message.action ?? '',
      resource: message.resource,
      parameters: requestParameters,
    },
  };
}

/** Characters of a message that are read: as many as the gate takes, and more than AWS writes. */
const MOST_OF_MESSAGE = 4096;

/**
 * Regions of the isolated partitions and of the European sovereign one, whose ARNs do not begin with `arn:aws:`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
const ELSEWHERE = /^(us|eu)-iso|^eusc-/;

/** The partition that a region lies in. */
export const partitionOf = (region: string): Partition =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/** The record itself: an event of EventBridge carries it as its detail. `null`: this is no object. */
export function recordIn(value: Json): JsonObject | null {
  if (!isJsonObject(value)) return null;
  return isJsonObject(value.detail) && value.eventName === undefined ? value.detail : value;
}

const accountIn = (arn: Json | undefined): string => (typeof arn === 'string' ? (arn.split(':')[4] ?? '') : '');

const isAccount = (value: Json | undefined): value is string => typeof value === 'string' && /^\d{12}$/.test(value);
