import { ANY_ONE, ANY_RUN, charactersOf } from './wildcard';

/** A piece of a pattern: text as it stands, a wildcard, or a policy variable with its default. */
export type Part =
  | { readonly text: string }
  | { readonly wildcard: typeof ANY_RUN | typeof ANY_ONE }
  | { readonly variable: string; readonly otherwise: string | null };

/** What has a meaning of its own in a pattern. */
export interface PatternForm {
  /** `${key}` is a variable: in documents of version 2012-10-17 only. */
  readonly variables: boolean;
  /** `*` and `?` are wildcards; elsewhere, as under StringEquals, they are characters. */
  readonly wildcards: boolean;
  /** Upper and lower case are the same. */
  readonly ignoreCase?: boolean;
}

/** A value of a policy, read once and compared often. */
export interface Pattern {
  readonly form: PatternForm;
  readonly parts: readonly Part[];
  /** The whole text where it has no wildcard and no variable: most patterns of a grant. */
  readonly exact: string | null;
  /** Its characters where it has wildcards and no variable. */
  readonly characters: readonly number[] | null;
}

/**
 * `${key}`, `${key, 'default'}` and the three characters that a pattern cannot say otherwise: `${*}`, `${?}`, `${$}`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const VARIABLE = /\$\{(?:([*?$])|([^{}$*?',]+)(?:, '([^']*)')?)\}/y;

/** Reads a value of a policy; `null` where a variable is malformed. */
export function parsePattern(source: string, form: PatternForm): Pattern | null {
  if (!/[*?$]/.test(source)) return patternOf([{ text: source }], form);
  const parts: Part[] = [];
  let text = '';
  const push = (part: Part) => {
    if (text !== '') parts.push({ text });
    text = '';
    parts.push(part);
  };
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (form.variables && character === '$' && source[index + 1] === '{') {
      VARIABLE.lastIndex = index;
      const [whole, special, variable, otherwise] = VARIABLE.exec(source) ?? [];
      if (whole === undefined) return null;
      if (variable === undefined) text += special ?? '';
      else push({ variable: variable.trim().toLowerCase(), otherwise: otherwise ?? null });
      index += whole.length - 1;
    } else if (form.wildcards && character === '*') push({ wildcard: ANY_RUN });
    else if (form.wildcards && character === '?') push({ wildcard: ANY_ONE });
    else text += character;
  }
  if (text !== '') parts.push({ text });
  return patternOf(parts, form);
}

/** A pattern of given parts. */
export function patternOf(parts: readonly Part[], form: PatternForm): Pattern {
  const folded = parts.map((part) => ('text' in part && form.ignoreCase ? { text: part.text.toLowerCase() } : part));
  const exact = folded.every((part) => 'text' in part) ? folded.map((part) => part.text).join('') : null;
  const fixed = exact === null && !folded.some((part) => 'variable' in part);
  const characters = folded.flatMap((part) =>
    'text' in part && fixed ? charactersOf(part.text) : 'wildcard' in part ? [part.wildcard] : [],
  );
  return { form, parts: folded, exact, characters: fixed ? characters : null };
}
