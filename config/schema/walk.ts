import { z } from 'zod';
import type { Path } from '../document';

/** What is wrapped by `optional` and `default`. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  const parent = unwrapped(schema);
  if (parent instanceof z.ZodObject) return Object.hasOwn(parent.shape, step) ? parent.shape[step] : undefined;
  if (parent instanceof z.ZodArray) return parent.element;
  return parent instanceof z.ZodRecord ? parent.valueType : undefined;
}

/** The schema of what stands at a path, as far as the language knows such a path. */
function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((at, step) => at && child(at, String(step)), schema);
}

/** What a field is for, by its path. */
export function descriptionOf(schema: z.core.$ZodType, path: Path): string | undefined {
  const found = schemaAt(schema, path);
  return found && (z.globalRegistry.get(found)?.description ?? z.globalRegistry.get(unwrapped(found))?.description);
}

/** The union that stands at a path: of what it takes, zod says only what comes nearest. */
export function unionAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  const found = schemaAt(schema, path);
  const union = found && unwrapped(found);
  return union instanceof z.ZodUnion ? union : undefined;
}

/** True when this could stand at a path. */
export function accepts(schema: z.core.$ZodType, path: Path, value: unknown): boolean {
  const found = schemaAt(schema, path);
  return found !== undefined && z.safeParse(found, value).success;
}

/** True where a list is expected. */
export function isList(schema: z.core.$ZodType, path: Path): boolean {
  const found = schemaAt(schema, path);
  return found !== undefined && unwrapped(found) instanceof z.ZodArray;
}

/** True where a mapping of names is expected, which are the author's own. */
export function isRecord(schema: z.core.$ZodType, path: Path): boolean {
  const found = schemaAt(schema, path);
  return found !== undefined && unwrapped(found) instanceof z.ZodRecord;
}

/** Names of the fields that may stand in the mapping at a path. */
export const fieldsOf = (schema: z.core.$ZodType, path: Path): readonly string[] => Object.keys(shapeAt(schema, path));

/** Names of the fields that must stand there. */
export const requiredOf = (schema: z.core.$ZodType, path: Path): readonly string[] =>
  Object.entries(shapeAt(schema, path)).flatMap(([field, { _zod }]) => (_zod.optin === 'optional' ? [] : [field]));

/** The only words that may stand at a path; none where anything else may. */
export function wordsOf(schema: z.core.$ZodType, path: Path): readonly string[] {
  const found = schemaAt(schema, path);
  const words = found && unwrapped(found);
  return words instanceof z.ZodEnum ? words.options.map(String) : [];
}

function shapeAt(schema: z.core.$ZodType, path: Path): Readonly<Record<string, z.core.$ZodType>> {
  const found = schemaAt(schema, path);
  const object = found && unwrapped(found);
  return object instanceof z.ZodObject ? object.shape : {};
}

/** Where in the file a field of this name belongs, e.g. `deadlines` for `confirm`; `''` is the top of the file. */
export function homesOf(schema: z.core.$ZodType, field: string, place = ''): readonly string[] {
  const object = unwrapped(schema);
  if (object instanceof z.ZodArray) return homesOf(object.element, field, `${place}[]`);
  if (object instanceof z.ZodRecord) return homesOf(object.valueType, field, `${place}.<name>`);
  if (!(object instanceof z.ZodObject)) return [];
  const below = Object.entries(object.shape).flatMap(([key, value]) =>
    homesOf(value, field, place === '' ? key : `${place}.${key}`),
  );
  return Object.hasOwn(object.shape, field) ? [place, ...below] : below;
}
