/** A JSON value; what calls, events and documents are made of before they are hashed. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [member: string]: Json };

/** True for a JSON object, as against a list, a scalar or nothing at all. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The one text of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, no blanks, ECMAScript numbers.
 * Two values are equal exactly when their canonical texts are, so every hash of the product is taken over this text.
 * Members that are `undefined` are left out, as in `JSON.stringify`.
 *
 * @throws TypeError on what JSON cannot carry: NaN, infinities, lone surrogates, functions. These are faults of our
 *   own code, never of a caller: callers' text has passed `JSON.parse` and validation before it comes here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      return canonicalNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`);
  }
}

/** Without a comparator `sort` compares by UTF-16 code units, which is the order that RFC 8785 asks for. */
function canonicalObject(value: object): string {
  const members = value as { readonly [name: string]: unknown };
  let text = '';
  for (const name of inOrder(Object.keys(members))) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalString(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Most objects are written in order already, and looking is cheaper than sorting. */
function inOrder(names: string[]): readonly string[] {
  for (let index = 1; index < names.length; index += 1)
    if ((names[index - 1] ?? '') > (names[index] ?? '')) return names.sort();
  return names;
}

function canonicalArray(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += `${text === '' ? '' : ','}${canonicalJson(value)}`;
  return `[${text}]`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`);
  return JSON.stringify(value);
}

/** Printable ASCII without quote and backslash: stands for itself. */
const PLAIN = /^[ !#-[\]-~]*$/;

function canonicalString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates');
  return JSON.stringify(value);
}
