import type { z } from 'zod';
import { quoted } from '../../shared/consequence/visible';
import type { Path } from '../document';
import { itemsIn, SEPARATE } from '../run-together';
import { accepts, fieldsOf, isList, isRecord, requiredOf, wordsOf } from './walk';

/** What to write instead, where what is meant can be told from what was written. */
export function mend(
  value: unknown,
  path: Path,
  schema: z.core.$ZodType,
  source: string | undefined,
): string | undefined {
  if (source !== undefined && typeof value === 'number' && accepts(schema, path, source))
    return `Put it in quotes: "${source}". Without them it is a number, and zeros in front are lost.`;
  if (source !== undefined && typeof value === 'boolean' && accepts(schema, path, source))
    return `Put it in quotes: "${source}".`;
  if (value === null && (isList(schema, path) || isRecord(schema, path) || fieldsOf(schema, path).length > 0))
    return 'What belongs to it stands below it, indented more than its name.';
  const plain =
    source === undefined ? undefined : (withoutQuotes(source, path, schema) ?? withUnit(source, path, schema));
  if (plain !== undefined) return plain;
  if (typeof value === 'string' && isRunTogether(value, path, schema)) return SEPARATE;
  if (typeof value === 'string') return listMeant(value, path, schema) ?? mappingMeant(path, schema);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? itemsMeant(Object.keys(value), path, schema)
    : undefined;
}

/** Text that would be right as a number, or as true or false. */
function withoutQuotes(source: string, path: Path, schema: z.core.$ZodType): string | undefined {
  const meant = /^[1-9]\d{0,8}$/.test(source)
    ? Number(source)
    : source === 'true'
      ? true
      : source === 'false'
        ? false
        : null;
  return meant !== null && accepts(schema, path, meant) ? `Write it without quotes: ${source}.` : undefined;
}

/** A duration of which nobody can tell whether it is in minutes or days. */
const withUnit = (source: string, path: Path, schema: z.core.$ZodType): string | undefined =>
  /^\d+$/.test(source) && accepts(schema, path, `${source}m`) && !accepts(schema, path, source)
    ? `Add its unit, as in ${source}m for minutes; the others are s, h and d.`
    : undefined;

/** Several items of a list where one is expected. */
function isRunTogether(value: string, path: Path, schema: z.core.$ZodType): boolean {
  const items = itemsIn(value);
  return typeof path.at(-1) === 'number' && items.length > 1 && items.every((item) => accepts(schema, path, item));
}

/** Text where a list is expected. */
function listMeant(value: string, path: Path, schema: z.core.$ZodType): string | undefined {
  if (accepts(schema, path, [value])) return `A list is written [${quoted(value)}].`;
  const [one, two] = wordsOf(schema, [...path, 0]);
  return one === undefined || two === undefined ? undefined : `A list is written [${one}, ${two}].`;
}

/** Text where a mapping is expected. */
function mappingMeant(path: Path, schema: z.core.$ZodType): string | undefined {
  const [first, ...others] = requiredOf(schema, path);
  if (first === undefined) return undefined;
  const more = others.length > 0 ? `, and below it ${others.join(', ')}` : '';
  return `Write "${typeof path.at(-1) === 'number' ? '- ' : ''}${first}: …"${more}.`;
}

/** A mapping where a list of mappings is expected: dashes were left out, or names were written as keys. */
function itemsMeant(keys: readonly string[], path: Path, schema: z.core.$ZodType): string | undefined {
  const [first] = isList(schema, path) ? requiredOf(schema, [...path, 0]) : [];
  if (first === undefined) return undefined;
  const [key = '…'] = keys;
  if (fieldsOf(schema, [...path, 0]).includes(key)) return `Begin every item with a dash: "- ${quoted(key)}: …".`;
  return `Begin every item with a dash${first === 'name' ? ` and its name: "- name: ${quoted(key)}"` : ''}.`;
}
