import type { z } from 'zod';
import type { Document, Path } from '../document';
import type { Kind } from '../meaning';
import { didYouMean } from '../nearest';
import type { Problem } from '../problem';
import { seen, seenName, tidied, unseen } from '../seen';
import { expectedOf } from './expected';
import { mend } from './mend';
import { unusualNumerals } from './numeral';
import { textPath, valueAt, withoutConsequences } from './one-mistake';
import { accepts, descriptionOf, fieldsOf, homesOf, requiredOf, unionAt } from './walk';

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
  const unusual = numerals(schema, document);
  if (result.success && unusual.length > 0) return { ok: false, problems: unusual };
  if (result.success) return { ok: true, typed: { ...document, value: result.data } };
  const issues = withoutConsequences(result.error.issues, schema, document.value);
  return { ok: false, problems: [...issues.flatMap((issue) => explain(issue, schema, document)), ...unusual] };
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

function explain(issue: z.core.$ZodIssue, schema: z.ZodType, document: Document): readonly Problem[] {
  const path = textPath(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key, schema, document));
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
  const begun = words.find((word) => word.length > 2 && value.toLowerCase().startsWith(word));
  return didYouMean(value, words) || (begun === undefined ? '' : `, did you mean "${begun}"?`);
}

function unknownField(path: Path, key: string, schema: z.ZodType, document: Document): Problem {
  const fields = fieldsOf(schema, path);
  const home = homesOf(schema, key)[0];
  const elsewhere = home === undefined ? `Fields here: ${fields.join(', ')}.` : homeHint(key, home, schema);
  const hint = unseen(key) ?? elsewhere;
  const meant = home === undefined ? didYouMean(tidied(key), [...fields, ...withoutBlanks(key, schema)]) : '';
  return problem(document, [...path, key], 'key', 'unknown-field', `unknown field ${quotedName(key)}${meant}`, hint);
}

/** A field that would be known here or elsewhere without the blanks around it that nobody sees. */
const withoutBlanks = (key: string, schema: z.ZodType): readonly string[] =>
  tidied(key) !== key && homesOf(schema, tidied(key)).length > 0 ? [tidied(key)] : [];

function homeHint(key: string, home: string, schema: z.ZodType): string {
  const place = home === '' ? 'at the top of the file' : `under ${home}`;
  const [list, ...deeper] = home.split('[]');
  const [first] = list !== undefined && deeper.join('') === '' ? requiredOf(schema, [...list.split('.'), 0]) : [];
  const how = deeper.length > 0 && first ? `: write "${list}:", below it "- ${first}: …", and "${key}" below that` : '';
  return `"${key}" belongs ${place}${how}.`;
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
