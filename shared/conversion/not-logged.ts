import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import { isSimple, type Structure } from '../catalogue/shapes';

/** What a service leaves out of its records. */
export interface Unlogged {
  /** Paths of members, of which nobody can say whether they were given: `Parameters[].ParameterValue`. */
  readonly omits: readonly string[];
  /** By path, members beside it that rule it out, or the bytes: a function's image is given in the place of its code. */
  readonly unless: Readonly<Record<string, readonly string[]>>;
}

type Shapes = Pick<Service, 'shape'>;

/**
 * Members whose absence from a record says nothing: bytes, which CloudTrail leaves out, and those that the service is
 * known to leave out. Gives the paths of those that the input does not have, each once; a structure that was not given
 * has none.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function mayBeMissing(
  input: Structure,
  value: JsonObject,
  { omits, unless }: Unlogged,
  service: Shapes,
): readonly string[] {
  const missing = (shape: Structure, given: JsonObject, above: string): readonly string[] =>
    Object.entries(shape.members).flatMap(([name, { of }]): readonly string[] => {
      const path = above + name;
      const here = given[name];
      if (here === undefined) {
        const unlogged = isBytes(of, service) || omits.includes(path);
        const ruledOut = shape.union === true || unless[path]?.some((other) => isGiven(given[other]));
        return unlogged && !ruledOut ? [path] : [];
      }
      return within(of, here, path, service).flatMap((one) => missing(one.shape, one.value, `${one.path}.`));
    });
  return [...new Set(missing(input, value, ''))];
}

/** True when an operation has a member whose absence says nothing, and which no other member rules out. */
export function neverComplete(input: Structure, { omits, unless }: Unlogged, service: Shapes): boolean {
  return Object.entries(input.members).some(
    ([name, { of }]) => (isBytes(of, service) || omits.includes(name)) && unless[name] === undefined && !input.union,
  );
}

const isGiven = (value: Json | undefined): boolean => value !== undefined && value !== false;

function isBytes(of: string, service: Shapes): boolean {
  if (isSimple(of)) return of === 'blob';
  const shape = service.shape(of);
  return 'type' in shape && shape.type === 'blob';
}

interface Within {
  readonly shape: Structure;
  readonly value: JsonObject;
  readonly path: string;
}

/** The structures that a value is or holds. */
function within(of: string, value: Json, path: string, service: Shapes): readonly Within[] {
  if (isSimple(of)) return [];
  const shape = service.shape(of);
  if ('members' in shape) return isJsonObject(value) ? [{ shape, value, path }] : [];
  if ('list' in shape)
    return Array.isArray(value)
      ? (value as readonly Json[]).flatMap((item) => within(shape.list.of, item, `${path}[]`, service))
      : [];
  return 'value' in shape && isJsonObject(value)
    ? Object.values(value).flatMap((item) => within(shape.value.of, item, `${path}{}`, service))
    : [];
}
