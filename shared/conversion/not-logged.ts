import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import { isSimple, type ShapeRef, type Structure } from '../catalogue/shapes';

/** What a service leaves out of its records. */
export interface Unlogged {
  /** Paths of members, of which nobody can say whether they were given: `Parameters[].ParameterValue`. */
  readonly omits: readonly string[];
  /** By path, members beside it that rule it out, or the bytes: a function's image is given in the place of its code. */
  readonly unless: Readonly<Record<string, readonly string[]>>;
  /** By path, a member beside it without which it means nothing. */
  readonly only: Readonly<Record<string, string>>;
  /** Members of the input that records have when they were given, though they hold bytes or are the whole body. */
  readonly shown: readonly string[];
}

type Shapes = Pick<Service, 'shape'>;

/**
 * Members whose absence from a record says nothing: bytes, which CloudTrail leaves out, at any depth of what was logged;
 * of the input itself a structure that has bytes, since services leave out the whole of it too (KMS its `Recipient`), and
 * a body that may be left out; and what the service is known to leave out. Gives the paths of those that the input does
 * not have, each once.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html,
 * https://docs.aws.amazon.com/kms/latest/developerguide/ct-nitro-enclave.html
 */
export function mayBeMissing(
  input: Structure,
  value: JsonObject,
  unlogged: Unlogged,
  service: Shapes,
): readonly string[] {
  const { omits, unless, only } = unlogged;
  const missing = (shape: Structure, given: JsonObject, above: string): readonly string[] =>
    Object.entries(shape.members).flatMap(([name, { of }]): readonly string[] => {
      const path = above + name;
      const here = given[name];
      if (here === undefined) {
        const ruledOut =
          (shape.union === true && Object.keys(given).length > 0) ||
          unless[path]?.some((other) => isGiven(given[other])) ||
          (only[path] !== undefined && given[only[path]] === undefined);
        const hidden =
          omits.includes(path) || isBytes(of, service) || (above === '' && isWhole(input, name, unlogged, service));
        return hidden && !ruledOut ? [path] : [];
      }
      return within(of, here, path, service).flatMap((one) => missing(one.shape, one.value, `${one.path}.`));
    });
  return [...new Set(missing(input, value, ''))];
}

/** True when an operation has a member whose absence says nothing, and which no other member rules out. */
export function neverComplete(input: Structure, { omits, unless, shown }: Unlogged, service: Shapes): boolean {
  const hides = (path: string, of: ShapeRef): boolean =>
    (isBytes(of, service) || omits.includes(path)) && unless[path] === undefined;
  if (input.union) return false;
  return Object.entries(input.members).some(([name, { of }]) => {
    if (hides(name, of)) return true;
    // Without it, it may have been left out whole; with it, without its bytes.
    const inside = shown.includes(name) ? null : structureOf(of, service);
    if (inside === null || inside.union) return false;
    return Object.entries(inside.members).some(
      ([member, one]) => isBytes(one.of, service) && hides(`${name}.${member}`, one.of),
    );
  });
}

/** A structure of the input that has bytes, or a body that may be left out, unless records are known to have it. */
function isWhole(input: Structure, name: string, { shown }: Unlogged, service: Shapes): boolean {
  if (shown.includes(name)) return false;
  if (input.payload === name && !input.required.includes(name)) return true;
  return hasBytes(input.members[name]?.of ?? 'string', service);
}

/** True for a structure that has bytes among its members. */
export function hasBytes(of: ShapeRef, service: Shapes): boolean {
  const shape = structureOf(of, service);
  return shape !== null && Object.values(shape.members).some((member) => isBytes(member.of, service));
}

function structureOf(of: ShapeRef, service: Shapes): Structure | null {
  const shape = isSimple(of) ? null : service.shape(of);
  return shape !== null && 'members' in shape ? shape : null;
}

const isGiven = (value: Json | undefined): boolean => value !== undefined && value !== false;

/** Bytes, or a list or map of them. */
function isBytes(of: ShapeRef, service: Shapes): boolean {
  if (isSimple(of)) return of === 'blob';
  const shape = service.shape(of);
  if ('type' in shape) return shape.type === 'blob';
  if ('list' in shape) return isBytes(shape.list.of, service);
  return 'value' in shape && isBytes(shape.value.of, service);
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
