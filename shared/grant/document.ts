import type { Call } from '../call/call';
import { hashOf } from '../canonical/hash';
import { spellings } from '../resource/normal';
import type { ActionResources } from '../resource/resources-of';
import type { Needed } from './needed';

/** Values of condition keys, by operator and key. */
export type GrantCondition = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One statement of a grant; grants only ever allow. */
export interface GrantStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: readonly string[];
  readonly Condition: GrantCondition;
}

/** The policy document of a grant. */
export interface GrantDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly GrantStatement[];
}

/**
 * The exact policy of a call, without its time window: each action it needs on each resource it names, in its region and
 * account, and nothing else. A resource that AWS writes in two ways stands there in both.
 */
export const grantDocumentOf = (call: Call, { actions }: Needed): GrantDocument => ({
  Version: '2012-10-17',
  Statement: actions.map((action, index) => ({
    Sid: index === 0 ? 'TheCall' : `TheCall${index + 1}`,
    Effect: 'Allow',
    Action: action.action,
    Resource: [...new Set(action.arns.flatMap(spellings))],
    Condition: conditionOf(call, action),
  })),
});

/**
 * The region always; the account where the ARN has none, as with buckets, which anybody may own. Where there is no
 * resource at all AWS may not fill the key in, so it counts only if it does. EC2's ids without an account (images,
 * snapshots) belong to one account in the world, which need not be this one. What AWS checks only because of this call is
 * allowed only because of it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function conditionOf({ region, account }: Call, { arns, context }: ActionResources): GrantCondition {
  const requested = { 'aws:RequestedRegion': region, ...context };
  const owner = { 'aws:ResourceAccount': account };
  if (arns.includes('*')) return { StringEquals: requested, StringEqualsIfExists: owner };
  const ownerless = arns.some((arn) => arn.split(':')[4] === '' && arn.split(':')[2] !== 'ec2');
  return { StringEquals: ownerless ? { ...requested, ...owner } : requested };
}

/** What the call itself acts on: each resource once, in whichever ways AWS writes it. */
export function actedOn({ Statement }: GrantDocument): readonly string[] {
  const arns = Statement[0]?.Resource ?? [];
  return arns.filter((arn) => !arns.some((other) => other !== arn && spellings(other).includes(arn)));
}

/** A `*` in a grant that IAM forces on us, with the reason. */
export interface ForcedStar {
  readonly action: string;
  readonly resource: string;
  /** `no-resource-type`: IAM knows no resource for the action. `made-by-aws`: AWS makes that part, or chooses it, when the call
   * runs. */
  readonly why: 'no-resource-type' | 'made-by-aws';
}

/** Every `*` of a grant, so that it can be said to those who sign. */
export const forcedStars = ({ actions }: Needed): readonly ForcedStar[] =>
  actions.flatMap(({ action, arns, made }): readonly ForcedStar[] => [
    ...(arns.includes('*') ? [{ action, resource: '*', why: 'no-resource-type' as const }] : []),
    ...made.map((resource) => ({ action, resource, why: 'made-by-aws' as const })),
  ]);

/**
 * A document as IAM and STS take it: JSON in printable ASCII, since they refuse characters beyond Latin-1 and JSON can say
 * every one of them in ASCII.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export const policyText = (document: GrantDocument): string =>
  JSON.stringify(document).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

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
