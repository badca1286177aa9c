import { allOf, anyOf, type Match, not } from '../match';
import type { RequestContext } from '../request/request-context';
import type { Operator, Test } from './operator';

/** One key under one operator; all conditions of a statement must hold. */
export interface Condition {
  readonly element: 'Condition';
  /** The operator as written, with qualifier and suffix. */
  readonly operator: string;
  /** The key as written. */
  readonly key: string;
  /** The policy's values. */
  readonly values: readonly string[];
  readonly matches: (context: RequestContext) => Match;
}

/** The set operator before a condition operator. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** How the values of a key are compared. */
export interface Comparison {
  readonly operator: Operator;
  readonly setOperator: SetOperator | null;
  readonly ifExists: boolean;
  /** One for each value of the policy. */
  readonly tests: readonly Test[];
}

/**
 * Whether the values of a key satisfy a comparison. Several values of the policy are an OR, of a negated operator a NOR.
 * Of an absent key `ForAllValues` is true and `ForAnyValue` false; without them negated operators and `IfExists` are true
 * and everything else is false. Several values in the request need a set operator; without one AWS documents no outcome.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function satisfies(key: string, comparison: Comparison, context: RequestContext): Match {
  const actual = context.valuesOf(key);
  const { operator, setOperator, tests } = comparison;
  if (actual.length === 0) return ofAbsentKey(comparison);
  const satisfied = (value: string): Match => {
    const matches = anyOf(tests, (test) => test(value, context));
    return operator.negated ? not(matches) : matches;
  };
  if (setOperator === null) return actual.length === 1 ? satisfied(actual[0] ?? '') : 'several-values';
  const match = setOperator === 'ForAllValues' ? allOf(actual, satisfied) : anyOf(actual, satisfied);
  // AWS calls an empty text a null data set on one page: true for all, false for any.
  const isEmpty = actual.length === 1 && actual[0] === '';
  return isEmpty && match !== (setOperator === 'ForAllValues') ? 'empty-value' : match;
}

function ofAbsentKey({ operator, setOperator, ifExists }: Comparison): Match {
  if (setOperator === 'ForAllValues') return true;
  if (setOperator === 'ForAnyValue') return ifExists ? 'absent-key-any-value' : false;
  return ifExists || operator.negated;
}

/** The operator Null: `true` asks that the key is absent, `false` that it is there. */
export function isAbsent(key: string, wanted: readonly string[], context: RequestContext): Match {
  const actual = context.valuesOf(key);
  if (actual.length === 1 && actual[0] === '') return 'empty-value';
  return wanted.includes(String(actual.length === 0));
}
