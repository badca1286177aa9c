import type { z } from 'zod';
import { quoted } from '../../shared/consequence/visible';
import type { Document, Path } from '../document';
import type { Kind } from '../meaning';
import { didYouMean, nearest } from '../nearest';
import type { Problem } from '../problem';
import { accepts, descriptionOf, fieldsOf, homesOf } from './walk';

/** A file whose value has the shape that its schema describes. */
export interface Typed<Value> extends Document {
  readonly value: Value;
}

/** Schema of a file. */
export type Schema<Value> = z.ZodType<Value>;

type Checked<Value> =
  | { readonly ok: true; readonly typed: Typed<Value> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Holds a file against its schema: the typed file, or every way in which it does not fit. */
export function check<Value>(schema: Schema<Value>, document: Document): Checked<Value> {
  const result = schema.safeParse(document.value);
  if (result.success) return { ok: true, typed: { ...document, value: result.data } };
  const misspelt = result.error.issues.flatMap((issue) => meantBy(issue, schema));
  const issues = result.error.issues.filter(
    ({ path }) => !misspelt.includes(JSON.stringify(path)) || valueAt(document.value, path) !== undefined,
  );
  return { ok: false, problems: issues.flatMap((issue) => explain(issue, schema, document)) };
}

/** Paths of the fields that unknown fields were meant to be: those are misspelt, not missing. */
function meantBy(issue: z.core.$ZodIssue, schema: z.ZodType): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const fields = fieldsOf(
    schema,
    issue.path.filter((step) => typeof step !== 'symbol'),
  );
  return issue.keys.map((key) => JSON.stringify([...issue.path, nearest(key, fields)]));
}

const KINDS: Readonly<Record<string, string>> = { object: 'a mapping', record: 'a mapping', array: 'a list' };

function explain(issue: z.core.$ZodIssue, schema: z.ZodType, document: Document): readonly Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key, schema, document));
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    const message = `${quotedName(path.at(-1))} must be ${expected}`;
    return [problem(document, path, 'key', 'wrong-name', message)];
  }
  const value = valueAt(document.value, path);
  const description = descriptionOf(schema, path);
  if (value === undefined)
    return [problem(document, path, 'key', 'missing-field', `${label(path)} is missing`, description)];
  const expected = issue.code === 'invalid_type' ? (KINDS[issue.expected] ?? issue.message) : issue.message;
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : '';
  const message = `${label(path)} must be ${expected}, found ${found(value, document.source(path))}${meant}`;
  return [
    problem(
      document,
      path,
      'value',
      'wrong-value',
      message,
      mend(value, path, schema, document.source(path)) ?? description,
    ),
  ];
}

function unknownField(path: Path, key: string, schema: z.ZodType, document: Document): Problem {
  const fields = fieldsOf(schema, path);
  const home = homesOf(schema, key)[0];
  const hint =
    home === undefined
      ? `Fields here: ${fields.join(', ')}.`
      : `"${key}" belongs ${home === '' ? 'at the top of the file' : `under ${home}`}.`;
  const meant = home === undefined ? didYouMean(key, fields) : '';
  return problem(document, [...path, key], 'key', 'unknown-field', `unknown field ${quotedName(key)}${meant}`, hint);
}

/** What to write instead, where the value is right and only its form is not. */
function mend(value: unknown, path: Path, schema: z.ZodType, source: string | undefined): string | undefined {
  if (source !== undefined && typeof value === 'number' && accepts(schema, path, source))
    return `Put it in quotes: "${source}". Without them it is a number, and zeros in front are lost.`;
  if (source !== undefined && typeof value === 'boolean' && accepts(schema, path, source))
    return `Put it in quotes: "${source}".`;
  if (typeof value === 'string' && accepts(schema, path, [value])) return `A list is written [${quoted(value)}].`;
  return undefined;
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

const quotedName = (key: string | number | undefined): string => `"${quoted(String(key))}"`;

/** A path as people write it, e.g. `people.li-wei.mails[0]`. */
const label = (path: Path): string =>
  quoted(
    path
      .reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), '')
      .replace(/^\./, '') || 'the file',
  );

function found(value: unknown, source: string | undefined): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  return typeof value === 'string' ? `"${quoted(value)}"` : `${typeof value} ${quoted(source ?? String(value))}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[step] : undefined,
    value,
  );
}
