import type { Match } from '../match';
import type { RequestContext } from '../request/request-context';
import type { Pattern } from './pattern';
import { resolved } from './variables';
import { ANY_ONE, ANY_RUN, charactersOf, matchesWildcards } from './wildcard';

const COLON = 58;

/**
 * Whether the request's resource matches a pattern of Resource. AWS documents that a wildcard stays inside its part of
 * the ARN (the text between two colons), and that an `*` at the end of a part may run on across colons. What matches
 * only in a third way, with a wildcard in the middle of a part running across a colon, is refused: the evaluation must
 * promise neither a deny nor an allow there.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesResource(pattern: Pattern, context: RequestContext): Match {
  if (pattern.exact !== null) return pattern.exact === context.resource;
  const characters = resolved(pattern, context);
  if (typeof characters === 'string') return characters;
  return characters === null ? false : matchesCharacters(characters, context.resourceCharacters());
}

/** The same for a pattern without variables and an ARN by itself; a pattern with variables matches nothing. */
export function matchesArn({ exact, characters }: Pattern, arn: string): Match {
  if (exact !== null) return exact === arn;
  return characters === null ? false : matchesCharacters(characters, charactersOf(arn));
}

function matchesCharacters(pattern: readonly number[], text: readonly number[]): Match {
  if (!matchesWildcards(pattern, text)) return false;
  return runsOnlyFromEnds(pattern) || matchesPartByPart(pattern, text) ? true : 'wildcard-across-colon';
}

/** Every wildcard is an `*` at the end of its part, which may run on. */
const runsOnlyFromEnds = (pattern: readonly number[]): boolean =>
  pattern.every((character, index) => {
    const next = pattern[index + 1];
    return character === ANY_RUN ? next === undefined || next === COLON : character !== ANY_ONE;
  });

/** Part against part; an `*` that ends the pattern takes what is left. A text that matches has as many parts at least. */
function matchesPartByPart(pattern: readonly number[], text: readonly number[]): boolean {
  const patterns = partsOf(pattern);
  const texts = partsOf(text);
  if (texts.length > patterns.length && pattern.at(-1) !== ANY_RUN) return false;
  return patterns.every((part, index) => matchesWildcards(part, texts[index] ?? []));
}

function partsOf(characters: readonly number[]): readonly (readonly number[])[] {
  const parts: number[][] = [[]];
  for (const character of characters) {
    if (character === COLON) parts.push([]);
    else parts.at(-1)?.push(character);
  }
  return parts;
}
