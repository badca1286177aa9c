/** One value or a list of them. */
export type OneOrMany<T> = T | readonly T[];

/** Who a statement of a resource-based policy is about. */
export type PrincipalMap =
  | '*'
  | Readonly<Partial<Record<'AWS' | 'Federated' | 'Service' | 'CanonicalUser', OneOrMany<string>>>>;

/** Operator, then key, then values. */
export type ConditionMap = Readonly<Record<string, Readonly<Record<string, OneOrMany<string | number | boolean>>>>>;

/**
 * A statement as AWS writes it. Action or NotAction, Resource or NotResource, at most one of Principal and NotPrincipal.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalMap;
  readonly NotPrincipal?: PrincipalMap;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ConditionMap;
}

/** A policy document as AWS writes it; without Version it is one of 2008-10-17, where nothing is a variable. */
export interface PolicyDocument {
  readonly Version?: '2012-10-17' | '2008-10-17';
  readonly Id?: string;
  readonly Statement: OneOrMany<Statement>;
}
