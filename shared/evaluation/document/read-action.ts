import { anyOf, not } from '../match';
import { parsePattern } from '../pattern/pattern';
import { matchesText } from '../pattern/text-match';
import { allRead } from './json';
import type { ActionElement } from './policy';
import type { Reading, Written } from './reading';

/** "*" or a service and the name of an action; the service may have no wildcard. */
const ACTION = /^(?:\*|[a-z0-9-]+:[a-z0-9*?]+)$/i;

/**
 * Reads Action or NotAction. Case does not matter.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function readAction(
  { element, at }: Written<'Action'>,
  values: readonly string[] | null,
  { report }: Reading,
): ActionElement | null {
  const patterns =
    values &&
    allRead(values, (value) =>
      ACTION.test(value)
        ? parsePattern(value, { variables: false, wildcards: true, ignoreCase: true })
        : report(at, 'not-an-action', value),
    );
  if (!values || !patterns) return null;
  return {
    element,
    values,
    matches: (context) => {
      const matches = anyOf(patterns, (pattern) => matchesText(pattern, context.action, context));
      return element === 'NotAction' ? not(matches) : matches;
    },
  };
}
