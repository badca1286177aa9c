import { actionOf, type Call } from '../call/call';
import { hashOf } from '../canonical/hash';
import { operationOf } from '../operations/catalogue';

/** One statement of a grant; grants only ever allow. */
export interface GrantStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The policy document of a grant. */
export interface GrantDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly GrantStatement[];
}

/**
 * The exact policy of a call, without its time window: this action on these resources, in this region, of this
 * account. `null` for an operation that cannot be run.
 * `aws:ResourceAccount` is there because an S3 ARN carries no account.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function grantDocumentOf(call: Call, partition: string): GrantDocument | null {
  const operation = operationOf(call.service, call.operation);
  if (!operation) return null;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TheCall',
        Effect: 'Allow',
        Action: actionOf(call),
        Resource: operation.resources(call, partition),
        Condition: { StringEquals: { 'aws:RequestedRegion': call.region, 'aws:ResourceAccount': call.account } },
      },
    ],
  };
}

/** Seconds that a grant lives at most. */
export const GRANT_SECONDS = 900;

/** The document as it is put on the role: each statement ends by itself 15 minutes after `now`, whatever happens to the role. */
export function withTimeWindow(document: GrantDocument, now: Date): GrantDocument {
  const seconds = (offset: number) => `${new Date(now.getTime() + offset * 1000).toISOString().slice(0, 19)}Z`;
  return {
    ...document,
    Statement: document.Statement.map((statement) => ({
      ...statement,
      Condition: {
        ...statement.Condition,
        // A minute's grace before: the clocks of AWS need not agree with ours to the second.
        DateGreaterThan: { 'aws:CurrentTime': seconds(-60) },
        DateLessThan: { 'aws:CurrentTime': seconds(GRANT_SECONDS) },
      },
    })),
  };
}

/** Hash of the document without its time window; part of the approval hash. */
export const grantHashOf = (document: GrantDocument): string => hashOf(document);
