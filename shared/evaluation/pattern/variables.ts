import type { RequestContext } from '../request/request-context';
import type { Unsure } from '../unsure';
import type { Part, Pattern } from './pattern';
import { charactersOf } from './wildcard';

/**
 * The characters of a pattern with the request's values in place of its variables. `null` where a variable has neither
 * a value nor a default: AWS says that nothing equals such a pattern. A key with several values cannot be a variable.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolved(pattern: Pattern, context: RequestContext): readonly number[] | null | Unsure {
  if (pattern.characters) return pattern.characters;
  const characters: number[] = [];
  for (const part of pattern.parts) {
    const piece = resolvedPart(part, pattern, context);
    if (piece === null || typeof piece === 'string') return piece;
    for (const character of piece) characters.push(character);
  }
  return characters;
}

function resolvedPart(part: Part, { form }: Pattern, context: RequestContext): readonly number[] | null | Unsure {
  if ('text' in part) return charactersOf(part.text);
  if ('wildcard' in part) return [part.wildcard];
  const [value = part.otherwise, ...more] = context.valuesOf(part.variable);
  if (value === null) return null;
  if (more.length > 0) return 'several-values';
  if (value === '') return 'empty-value';
  // AWS does not say whether a wildcard that arrives in a value is one; whoever may set a tag may put one there.
  if (form.wildcards && /[*?]/.test(value)) return 'wildcard-in-value';
  return charactersOf(form.ignoreCase ? value.toLowerCase() : value);
}
