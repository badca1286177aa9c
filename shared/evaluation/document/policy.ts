import type { Match } from '../match';
import type { Condition } from '../operator/condition';
import type { PrincipalElement } from '../principal/principal-element';
import type { RequestContext } from '../request/request-context';

/** An element of a statement, by the name it has there, with its values as written. */
export interface PolicyElement<Name extends string> {
  readonly element: Name;
  readonly values: readonly string[];
  readonly matches: (context: RequestContext) => Match;
}

/** Which calls a statement is about. */
export type ActionElement = PolicyElement<'Action' | 'NotAction'>;

/** Which resources a statement is about. */
export type ResourceElement = PolicyElement<'Resource' | 'NotResource'>;

/** A statement after it was read. */
export interface PolicyStatement {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly action: ActionElement;
  /** `null` in a trust policy, which is about the role it belongs to. */
  readonly resource: ResourceElement | null;
  /** Only in policies that belong to a resource, and in resource control policies. */
  readonly principal: PrincipalElement | null;
  readonly conditions: readonly Condition[];
}

/** A policy that was read to the last element; only `readPolicy` makes one, so nothing else is ever evaluated. */
export interface Policy {
  readonly statements: readonly PolicyStatement[];
}
