import { allOf } from '../match';
import { type Part, type Pattern, parsePattern, patternOf } from '../pattern/pattern';
import { matchesText } from '../pattern/text-match';
import { resolved } from '../pattern/variables';
import type { RequestContext } from '../request/request-context';
import type { Test } from './operator';

const COLON = 58;

/**
 * ArnEquals and ArnLike, which AWS documents as the same: the six parts of an ARN are compared one by one, each with
 * wildcards, the last with whatever colons it has.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function arn(value: string, variables: boolean): Test | null {
  const pattern = parsePattern(value, { variables, wildcards: true });
  if (!pattern) return null;
  const components = componentsOf(pattern);
  return (actual, context) => {
    const texts = actual.split(':');
    if (texts.length < 6) return 'value-of-another-type';
    if (components.length < 6) return 'pattern-not-an-arn';
    if (components.slice(0, 5).some((component) => hasColon(component, context))) return 'colon-in-value';
    const six = [...texts.slice(0, 5), texts.slice(5).join(':')];
    return allOf([...components.entries()], ([index, component]) => matchesText(component, six[index] ?? '', context));
  };
}

/** A value with a colon would move what follows it into the next part. */
function hasColon(component: Pattern, context: RequestContext): boolean {
  if (component.exact !== null || component.characters) return false;
  const characters = resolved(component, context);
  return typeof characters === 'object' && characters?.includes(COLON) === true;
}

/** The pattern cut at its first five colons; colons inside the name of a variable are none of them. */
function componentsOf({ parts, form }: Pattern): readonly Pattern[] {
  const components: Part[][] = [[]];
  for (const part of parts) {
    const pieces = 'text' in part ? part.text.split(':') : [];
    if (!('text' in part)) components.at(-1)?.push(part);
    pieces.forEach((text, index) => {
      if (index === 0) components.at(-1)?.push({ text });
      else if (components.length < 6) components.push([{ text }]);
      else components.at(-1)?.push({ text: `:${text}` });
    });
  }
  return components.map((component) => patternOf(component, form));
}
