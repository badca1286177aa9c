import type { Deniable } from '../../shared/call/convert';
import { isJsonObject, type Json, type JsonObject } from '../../shared/canonical/json';
import { identifier } from '../../shared/consequence/visible';
import { readRecord, recordIn } from '../../shared/denial/deniable';
import type { Refusal } from '../../shared/denial/refusal';
import type { Partition } from '../../shared/names';
import { callerKind } from '../../shared/policy/situation';
import { cut } from '../../shared/text/cut';
import { TIME } from './skim';

/** What kind of principal made a call, as people know them. */
export type PrincipalKind =
  | 'root user'
  | 'IAM user'
  | 'Identity Center session'
  | 'role session'
  | 'federated user'
  | 'other';

/** A record that was read, as far as a replay asks about it. */
export interface Recorded {
  readonly event: Deniable;
  readonly partition: Partition;
  /** As it may be shown. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /**
   * Who called, as `aws:PrincipalArn` names them: of a session the role's ARN with its path, or, where only its own is
   * logged, that without its name. Empty where none is logged.
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
   */
  readonly principal: string;
  readonly kind: PrincipalKind;
  /** The account that the caller belongs to; empty where the record does not say. */
  readonly home: string;
  /** An AWS service made the call by itself, or by its service-linked role: no SCP binds either. */
  readonly byService: boolean;
  /**
   * The service that made the call with the caller's own rights, as it may be shown; empty where the caller made it. SCPs
   * bind such calls. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
   */
  readonly through: string;
  /** What AWS says of it; `null` in old records, which do not. */
  readonly readOnly: boolean | null;
  /** Not of the data plane, and no event about network or insights. */
  readonly management: boolean;
}

/** CloudTrail's ids have 36 characters. */
const LONGEST_ID = 64;

/** A record that was read, or why it is none. */
export type ReadRecorded =
  | { readonly ok: true; readonly recorded: Recorded }
  /** `field`: what of it is malformed, by the name that CloudTrail gives it. */
  | { readonly ok: false; readonly refusal: Refusal; readonly field?: string };

/** Reads a record; refuses what is none, as `call` does. */
export function recorded(value: Json): ReadRecorded {
  const read = readRecord(value);
  if (!read.ok) {
    const { refusal, found } = read;
    return { ok: false, refusal, ...(refusal === 'malformed' && found !== undefined ? { field: found } : {}) };
  }
  const record = recordIn(value) ?? {};
  const time = textOf(record, 'eventTime');
  if (!TIME.test(time)) return { ok: false, refusal: 'malformed', field: 'eventTime' };
  const identity = objectOf(record, 'userIdentity');
  const issuer = textOf(objectOf(objectOf(identity, 'sessionContext'), 'sessionIssuer'), 'arn');
  const type = textOf(identity, 'type');
  const principal = type !== 'AssumedRole' ? read.record.caller : issuer || withoutSession(read.record.caller);
  const category = textOf(record, 'eventCategory');
  return {
    ok: true,
    recorded: {
      event: read.record,
      partition: read.partition,
      id: identifier(cut(textOf(record, 'eventID'), LONGEST_ID)),
      time,
      principal,
      kind: kindOf(type, principal),
      home: textOf(identity, 'accountId'),
      byService: type === 'AWSService' || SERVICE_LINKED.test(principal),
      through: identifier(cut(textOf(identity, 'invokedBy'), LONGEST_ID)),
      readOnly: flagOf(record.readOnly),
      management: flagOf(record.managementEvent) !== false && (category === '' || category === 'Management'),
    },
  };
}

/** Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp */
const SERVICE_LINKED = /:role\/aws-service-role\/|:assumed-role\/AWSServiceRoleFor/;

/** The sessions of a role are one caller; their names are the callers' own. */
const withoutSession = (arn: string): string =>
  arn.replace(/^(arn:[a-z-]+:sts::\d{12}:assumed-role\/[^/]+)\/.*$/s, '$1');

function kindOf(type: string, principal: string): PrincipalKind {
  switch (type) {
    case 'Root':
      return 'root user';
    case 'IAMUser':
      return 'IAM user';
    case 'AssumedRole':
      return callerKind(principal) === 'human' ? 'Identity Center session' : 'role session';
    case 'FederatedUser':
      return 'federated user';
    default:
      return 'other';
  }
}

/** Some exports write flags as text. */
const flagOf = (value: Json | undefined): boolean | null =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : null;

const textOf = (record: JsonObject, name: string): string =>
  typeof record[name] === 'string' ? (record[name] as string) : '';

function objectOf(record: JsonObject, name: string): JsonObject {
  const value = record[name];
  return isJsonObject(value) ? value : {};
}
