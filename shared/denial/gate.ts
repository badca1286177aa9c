import { grantPath, hubPath, spokePath } from '../names';
import { cut } from '../text/cut';
import type { Denial } from './denial';
import { type DenialMessage, readMessage } from './message';
import { type DeliveredRecord, readDelivery } from './record';
import { type Refusal, type Refused, refuse } from './refusal';

/** What the gate must know from outside the record. */
export interface GateContext {
  readonly installation: string;
  /** ARNs of the guard's SCPs. */
  readonly guards: readonly string[];
  readonly now: Date;
}

const HOUR = 3_600_000;
const FIVE_MINUTES = 300_000;

/** Error codes under which CloudTrail logs a refusal by policy; ec2 has its own. `Client.AuthFailure` is a bad signature, not one of them. */
const DENIED = /^(AccessDenied|AccessDeniedException|Client\.UnauthorizedOperation|UnauthorizedOperation)$/;

/**
 * Decides whether a message from the queue is a denial by our guard that a person made. It believes nothing twice:
 * envelope and record must name the same account, region and service, the caller must belong to that account.
 * EventBridge refuses `aws.` sources from customers, so a record under one is AWS's; its texts are the caller's.
 */
export function gate(body: unknown, context: GateContext): { ok: true; denial: Denial } | Refused {
  const delivery = readDelivery(body);
  if (!delivery) return refuse('malformed');
  const message = readMessage(textOf(delivery.detail));
  const read = { ...delivery, message };
  for (const check of CHECKS) {
    const refused = check(read, context);
    if (refused) return refused;
  }
  const denial = denialOf(delivery, message);
  return isStorable(denial) ? { ok: true, denial } : refuse('malformed');
}

/** A denial is kept in one event of the ledger, which holds 64 KB. */
const MOST_BYTES = 48_000;

/** Half a character (a lone surrogate) cannot be stored unchanged, and nesting has an end; AWS logs neither. */
function isStorable(denial: Denial): boolean {
  try {
    return isWellFormed(denial) && Buffer.byteLength(JSON.stringify(denial)) <= MOST_BYTES;
  } catch {
    return false;
  }
}

/** @throws RangeError when it is nested deeper than the stack. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  for (const name in value) {
    if (!name.isWellFormed() || !isWellFormed((value as Readonly<Record<string, unknown>>)[name])) return false;
  }
  return true;
}

type Check = (delivery: DeliveredRecord & { readonly message: DenialMessage }, context: GateContext) => Refused | null;

const unless = (holds: boolean, refusal: Refusal, found?: string): Refused | null =>
  holds ? null : refuse(refusal, found);

const CHECKS: readonly Check[] = [
  ({ source }) => unless(/^aws\.[a-z0-9-]+$/.test(source), 'not-from-aws', source),
  ({ source, detail }) => unless(source === `aws.${serviceOf(detail.eventSource)}`, 'source-mismatch', source),
  ({ detail }) => unless(detail.eventType === 'AwsApiCall', 'not-an-api-call', detail.eventType),
  ({ detail }) => unless(DENIED.test(detail.errorCode ?? ''), 'not-a-denial', detail.errorCode),
  ({ account, detail }) => unless(account === detail.recipientAccountId, 'account-mismatch', detail.recipientAccountId),
  ({ account, detail }) =>
    unless(account === detail.userIdentity.accountId, 'account-mismatch', detail.userIdentity.accountId),
  ({ region, detail }) => unless(region === detail.awsRegion, 'region-mismatch', detail.awsRegion),
  ({ detail }, { now }) => unless(now.getTime() - Date.parse(detail.eventTime) <= HOUR, 'too-old', detail.eventTime),
  ({ detail }, { now }) =>
    unless(Date.parse(detail.eventTime) - now.getTime() <= FIVE_MINUTES, 'from-the-future', detail.eventTime),
  ({ detail }, { installation }) => {
    const issuer = detail.userIdentity.sessionContext?.sessionIssuer?.arn ?? '';
    const own = [grantPath, spokePath, hubPath].some((path) => issuer.includes(`:role${path(installation)}`));
    return unless(!own, 'own-principal', issuer);
  },
  ({ detail }) => unless(!detail.userIdentity.invokedBy, 'called-by-a-service', detail.userIdentity.invokedBy),
  ({ detail, message: { policy } }, { guards }) =>
    unless((policy !== null && guards.includes(policy)) || isSilent(detail), 'not-our-guard', textOf(detail)),
  ({ account, detail: { userIdentity } }) =>
    unless(
      userIdentity.type === 'IAMUser' && USER_ARN.exec(userIdentity.arn ?? '')?.[1] === account,
      'not-an-iam-user',
      userIdentity.type,
    ),
  ({ detail, message: { action } }) => unless(action !== null || isSilent(detail), 'action-mismatch', 'none'),
];

/**
 * Services that log a denial without errorMessage: the sentence stands in their answer, or nowhere, so that which policy
 * denied must be found out otherwise.
 * Source: captured denials in test/fixtures/cloudtrail/captured
 */
const QUIET = /^(eks|guardduty|appsync)\.amazonaws\.com/;

const isSilent = (detail: DeliveredRecord['detail']): boolean =>
  QUIET.test(detail.eventSource) && textOf(detail) === '';

/** What the denial says, wherever its service says it. */
function textOf({ eventSource, errorMessage, responseElements }: DeliveredRecord['detail']): string {
  const answered = QUIET.test(eventSource) ? responseElements?.message : undefined;
  return errorMessage ?? (typeof answered === 'string' ? answered.slice(0, 4096) : '');
}

const USER_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):user\//;

const serviceOf = (eventSource: string): string => eventSource.split('.')[0] ?? '';

function denialOf({ account, region, detail }: DeliveredRecord, message: DenialMessage): Denial {
  return {
    account,
    region,
    eventId: detail.eventID,
    eventTime: detail.eventTime,
    service: serviceOf(detail.eventSource),
    operation: detail.eventName,
    ...(detail.apiVersion === undefined ? {} : { apiVersion: detail.apiVersion }),
    caller: detail.userIdentity.arn ?? '',
    action: message.action ?? '',
    resource: message.resource,
    guard: message.policy ?? '',
    parameters: detail.requestParameters,
    userAgent: cut(detail.userAgent ?? '', 200),
    sourceIp: cut(detail.sourceIPAddress ?? '', 64),
  };
}
