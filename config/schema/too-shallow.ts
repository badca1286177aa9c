import type { z } from 'zod';
import type { Path } from '../document';
import { isWithin, textPath, valueAt } from './value-at';
import { accepts, fieldsOf, isRecord } from './walk';

/** The issues without those of lines that belong to a field above, which says nothing only because they are indented too little. */
export function withoutTooShallow(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
): readonly z.core.$ZodIssue[] {
  const empty = issues
    .map(({ path }) => textPath(path))
    .filter((path) => path.length > 0 && valueAt(value, path) === null);
  const items = empty.flatMap((field) => itemsBelow(field, schema, value));
  const names = new Set(
    empty.flatMap((field) => namesBeside(field, schema, value)).map((path) => JSON.stringify(path)),
  );
  return issues.flatMap((issue): readonly z.core.$ZodIssue[] => {
    if (items.some((item) => isWithin(issue.path, item))) return [];
    if (issue.code !== 'unrecognized_keys') return [issue];
    const keys = issue.keys.filter((key) => !names.has(JSON.stringify([...issue.path, key])));
    return keys.length > 0 ? [{ ...issue, keys }] : [];
  });
}

/** Items of the list in which a field stands that have become so, and were meant to be items of the field. */
function itemsBelow(field: Path, schema: z.ZodType, value: unknown): readonly Path[] {
  const [list, index] = [field.slice(0, -2), field.at(-2)];
  const all = valueAt(value, list);
  const wanted = fieldsOf(schema, [...field, 0]);
  if (typeof index !== 'number' || !Array.isArray(all) || wanted.length === 0) return [];
  return all.flatMap((item: unknown, at) => {
    const keys = typeof item === 'object' && item !== null ? Object.keys(item) : [];
    return at > index && keys.length > 0 && keys.every((key) => wanted.includes(key)) ? [[...list, at]] : [];
  });
}

/** Names beside a field that were meant to stand below it. */
function namesBeside(field: Path, schema: z.ZodType, value: unknown): readonly Path[] {
  const above = field.slice(0, -1);
  const beside = Object.entries(Object(valueAt(value, above)));
  const known = fieldsOf(schema, above);
  return beside.flatMap(([name, one]) => {
    const fits = isRecord(schema, field)
      ? accepts(schema, [...field, name], one)
      : fieldsOf(schema, field).includes(name);
    return fits && !known.includes(name) ? [[...above, name]] : [];
  });
}
