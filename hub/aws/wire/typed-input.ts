import type { Json, JsonObject } from '../../../shared/canonical/json';
import type { Service } from '../../../shared/catalogue/catalogue';
import { isSimple, type Member, type Shape, type SimpleType, type Structure } from '../../../shared/catalogue/shapes';
import { CannotSend } from './cannot-send';

/** An input as the SDK's serializers take it: blobs are bytes and timestamps dates. */
export type Typed = boolean | number | string | Date | Uint8Array | readonly Typed[] | TypedObject;

/** A typed structure or map. */
export interface TypedObject {
  readonly [name: string]: Typed;
}

/**
 * The JSON input of a call in the types of its model. The serializers drop members that they do not know and write what
 * they cannot make sense of as best they can, so whatever is not exactly of its type ends here.
 *
 * @throws CannotSend on an unknown member, a missing required one, and a value of another type.
 */
export const typedInput = (service: Service, structure: Structure, input: JsonObject): TypedObject =>
  structured(service, structure, input, '');

const refuse = (path: string, what: string): never => {
  throw new CannotSend('InputNotValid', `${path === '' ? 'the input' : path} ${what}`);
};

function structured(service: Service, { members, required, union }: Structure, value: Json, path: string): TypedObject {
  const given = objectAt(value, path);
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const name of required) if (!Object.hasOwn(given, name)) refuse(at(name), 'is required');
  const names = Object.keys(given);
  if (union && names.length !== 1) refuse(path, 'must have exactly one member');
  return Object.fromEntries(
    Object.entries(given).map(([name, inner]) => {
      const member = Object.hasOwn(members, name) ? members[name] : undefined;
      return [name, member ? typedValue(service, member, inner, at(name)) : refuse(at(name), 'is unknown')];
    }),
  );
}

function objectAt(value: Json, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, 'is no object');
  return value as JsonObject;
}

function typedValue(service: Service, member: Member, value: Json, path: string): Typed {
  if (isSimple(member.of)) return simple(member.of, value, path);
  const shape: Shape = service.shape(member.of);
  if ('type' in shape) return simple(shape.type, value, path);
  if ('members' in shape) return structured(service, shape, value, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) return refuse(path, 'is no list');
    return value.map((item: Json, index) => typedValue(service, shape.list, item, `${path}[${index}]`));
  }
  return Object.fromEntries(
    Object.entries(objectAt(value, path)).map(([key, inner]) => [
      key,
      typedValue(service, shape.value, inner, `${path}.${key}`),
    ]),
  );
}

/** How a value of each simple type is read; `null` when it is none. */
const SIMPLE: Readonly<Record<SimpleType, (value: Json) => Typed | null>> = {
  string: (value) => (typeof value === 'string' && value.isWellFormed() ? value : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  integer: (value) => (Number.isSafeInteger(value) ? (value as number) : null),
  long: (value) => (Number.isSafeInteger(value) ? (value as number) : null),
  float: (value) => (Number.isFinite(value) ? (value as number) : null),
  double: (value) => (Number.isFinite(value) ? (value as number) : null),
  timestamp: (value) => (typeof value === 'string' ? dateOf(value) : null),
  blob: (value) => (typeof value === 'string' ? bytesOf(value) : null),
  document: (value) => value as Typed,
};

const simple = (type: SimpleType, value: Json, path: string): Typed => {
  const read = SIMPLE[type](value);
  return read === null && type !== 'document' ? refuse(path, `is no ${type}`) : (read as Typed);
};

/** ISO 8601 with a zone, to the millisecond: a date has no more, and a text without a zone means a guess. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

function dateOf(text: string): Date | null {
  const date = new Date(text);
  if (!TIME.test(text) || Number.isNaN(date.getTime())) return null;
  // 30 February is read as 2 March.
  const day = text.slice(0, 10);
  return new Date(day).toISOString().startsWith(day) ? date : null;
}

/** Base64 that decodes to bytes and back to itself; Node skips what it cannot read. */
function bytesOf(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : null;
}
