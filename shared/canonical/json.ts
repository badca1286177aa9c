/** A JSON value; what calls, events and documents are made of before they are hashed. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [member: string]: Json };

/**
 * The one text of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, no blanks, ECMAScript numbers.
 * Two values are equal exactly when their canonical texts are, so every hash of the product is taken over this text.
 * Members that are `undefined` are left out, as in `JSON.stringify`.
 *
 * @throws TypeError on what JSON cannot carry: NaN, infinities, lone surrogates, functions. These are faults of our
 *   own code, never of a caller: callers' text has passed `JSON.parse` and validation before it comes here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`canonical JSON has no ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates');
  return JSON.stringify(value);
}
