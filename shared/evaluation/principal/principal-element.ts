import type { Match } from '../match';
import type { RequestContext } from '../request/request-context';

/**
 * How a resource-based policy may name the caller, the strongest first: what is granted to a user or a session itself
 * needs nothing else; to everyone nearly so; to a role no identity-based policy; to an account nothing by itself.
 */
export const NAMINGS = ['user', 'session', 'everyone', 'role', 'account'] as const;

/** One of these ways. */
export type Naming = (typeof NAMINGS)[number];

/** Principal or NotPrincipal. */
export interface PrincipalElement {
  readonly element: 'Principal' | 'NotPrincipal';
  /** As written, the type first where there is one: `AWS:111122223333`. */
  readonly values: readonly string[];
  readonly matches: (context: RequestContext) => Match;
  /** Whether the caller is named in this way. */
  readonly names: (naming: Naming, context: RequestContext) => Match;
}
