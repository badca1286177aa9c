import type { Match } from '../match';
import type { RequestContext } from '../request/request-context';
import type { Pattern } from './pattern';
import { resolved } from './variables';
import { charactersOf, matchesWildcards } from './wildcard';

/** Whether a text of the request matches a pattern from end to end, a colon being a character like any other. */
export function matchesText(pattern: Pattern, text: string, context: RequestContext): Match {
  const compared = pattern.form.ignoreCase ? text.toLowerCase() : text;
  if (pattern.exact !== null) return pattern.exact === compared;
  const characters = resolved(pattern, context);
  if (typeof characters === 'string') return characters;
  return characters !== null && matchesWildcards(characters, charactersOf(compared));
}
