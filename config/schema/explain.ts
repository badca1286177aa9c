import type { z } from 'zod';
import type { Document, Path } from '../document';
import type { Kind } from '../meaning';
import { didYouMean } from '../nearest';
import type { Problem } from '../problem';
import { seen, seenName, unseen } from '../seen';
import { expectedOf } from './expected';
import { mend } from './mend';
import { unusualNumerals } from './numeral';
import { withoutConsequences } from './one-mistake';
import { unknownField } from './unknown-field';
import { textPath, valueAt } from './value-at';
import { accepts, descriptionOf, unionAt } from './walk';

/** A file whose value has the shape that its schema describes. */
export interface Typed<Value> extends Document {
  readonly value: Value;
}

/** Schema of a file. */
export type Schema<Value> = z.ZodType<Value>;

type Checked<Value> =
  | { readonly ok: true; readonly typed: Typed<Value> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Holds a file against its schema: the typed file, or every way in which it does not fit. No hint offers a field of
 * `unoffered`, which the language has and another check refuses.
 */
export function check<Value>(
  schema: Schema<Value>,
  document: Document,
  unoffered: readonly string[] = [],
): Checked<Value> {
  const result = schema.safeParse(document.value);
  const unusual = numerals(schema, document);
  if (result.success && unusual.length > 0) return { ok: false, problems: unusual };
  if (result.success) return { ok: true, typed: { ...document, value: result.data } };
  const issues = withoutConsequences(result.error.issues, schema, document.value);
  return {
    ok: false,
    problems: [...issues.flatMap((issue) => explain(issue, schema, document, unoffered)), ...unusual],
  };
}

/** Numbers that fit and that a reader could take for others. */
const numerals = (schema: z.ZodType, document: Document): readonly Problem[] =>
  unusualNumerals(document)
    .filter(({ path, value }) => accepts(schema, path, value))
    .map(({ path, value, source }) => {
      const message = `${label(path)} must be in decimal digits, without zeros in front, found ${seen(source)}`;
      return problem(document, path, 'value', 'numeral', message, `Write ${value}.`);
    });

const KINDS: Readonly<Record<string, string>> = { object: 'a mapping', record: 'a mapping', array: 'a list' };

function explain(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  document: Document,
  unoffered: readonly string[],
): readonly Problem[] {
  const path = textPath(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const { check, message, hint } = unknownField(path, key, schema, unoffered);
      return problem(document, [...path, key], 'key', check, message, hint);
    });
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    const message = `${quotedName(path.at(-1))} must be ${expected}`;
    return [problem(document, path, 'key', 'wrong-name', message, unseen(String(path.at(-1))))];
  }
  const value = valueAt(document.value, path);
  const description = descriptionOf(schema, path);
  if (value === undefined)
    return [problem(document, path, 'key', 'missing-field', `${label(path)} is missing`, description)];
  const union = unionAt(schema, path);
  const said = issue.code === 'invalid_type' ? (KINDS[issue.expected] ?? issue.message) : issue.message;
  const expected = (union && expectedOf(union)) ?? said;
  const source = document.source(path);
  const message = `${label(path)} must be ${expected}, found ${found(value, source)}${meantBy(value, issue)}`;
  const hidden = typeof value === 'string' ? unseen(value) : undefined;
  const hint = hidden ?? mend(value, path, schema, source) ?? description;
  return [problem(document, path, 'value', 'wrong-value', message, hint)];
}

/** The word that was meant, where only some words may stand. */
function meantBy(value: unknown, issue: z.core.$ZodIssue): string {
  if (typeof value !== 'string') return '';
  const suggest = issue.code === 'custom' ? issue.params?.suggest : undefined;
  const meant = typeof suggest === 'function' ? suggest(value) : undefined;
  if (meant !== undefined) return `, did you mean "${meant}"?`;
  if (issue.code !== 'invalid_value') return '';
  const words = issue.values.map(String);
  const begun = words.findLast((word) => word.length > 2 && value.toLowerCase().startsWith(word));
  return didYouMean(value, words) || (begun === undefined ? '' : `, did you mean "${begun}"?`);
}

function problem(
  document: Document,
  path: Path,
  at: 'key' | 'value',
  name: Kind,
  message: string,
  hint?: string,
): Problem {
  return { file: document.file, ...document.where(path, at), check: name, message, ...(hint && { hint }) };
}

const quotedName = (key: string | number | undefined): string => `"${seenName(String(key))}"`;

/** A path as people write it, e.g. `people.li-wei.mails[0]`. */
const label = (path: Path): string =>
  seen(
    path
      .reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), '')
      .replace(/^\./, '') || 'the file',
  );

function found(value: unknown, source: string | undefined): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  return typeof value === 'string' ? `"${seen(value)}"` : `${typeof value} ${seen(source ?? String(value))}`;
}
