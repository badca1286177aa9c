import type { Match } from '../match';
import type { RequestContext } from '../request/request-context';

/** Compares one value of the request with one value of the policy. */
export type Test = (actual: string, context: RequestContext) => Match;

/** A condition operator without qualifier and suffix. */
export interface Operator {
  /** It asks that nothing matches; then it holds for an absent key, and several values of the policy are a NOR. */
  readonly negated: boolean;
  /** Reads a value of the policy; `null` when it is not of the operator's type. */
  readonly read: (value: string, variables: boolean) => Test | null;
}
