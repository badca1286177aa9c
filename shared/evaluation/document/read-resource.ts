import { anyOf, type Match, not } from '../match';
import { type Pattern, parsePattern } from '../pattern/pattern';
import { matchesResource } from '../pattern/resource-match';
import { resolved } from '../pattern/variables';
import type { RequestContext } from '../request/request-context';
import { allRead } from './json';
import type { ResourceElement } from './policy';
import type { Reading, Written } from './reading';

/** The first five parts of an ARN, in which a variable may not stand. */
const BEFORE_NAME = /^(?:[^:]*:){0,4}[^:]*\$\{/;

/** Reads Resource or NotResource. */
export function readResource(
  { element, at }: Written<'Resource'>,
  values: readonly string[] | null,
  { variables, report }: Reading,
): ResourceElement | null {
  const patterns =
    values &&
    allRead(values, (value) => {
      if (value !== '*' && !value.startsWith('arn:')) return report(at, 'not-a-resource', value);
      if (variables && BEFORE_NAME.test(value)) return report(at, 'variable-too-early', value);
      return parsePattern(value, { variables, wildcards: true }) ?? report(at, 'malformed-variable', value);
    });
  if (!values || !patterns) return null;
  const matches = (context: RequestContext): Match => anyOf(patterns, (pattern) => matchesResource(pattern, context));
  return { element, values, matches: element === 'Resource' ? matches : (context) => matchesOther(patterns, context) };
}

/**
 * NotResource. AWS says that a resource with a variable without value matches no resource, in NotResource too, which can
 * be read both ways; so it is not settled unless another pattern matches.
 */
const matchesOther = (patterns: readonly Pattern[], context: RequestContext): Match =>
  not(
    anyOf(patterns, (pattern) =>
      resolved(pattern, context) === null ? 'variable-without-value' : matchesResource(pattern, context),
    ),
  );
