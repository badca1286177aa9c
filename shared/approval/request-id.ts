import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical/json';

/** Crockford's base32: no I, L, O, U, so that a code can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of the request that a denial opens: 32 characters (160 bits) of Crockford base32 over the hash of account,
 * region and CloudTrail event id. The same denial always gives the same id, so the first insert consumes the denial.
 * Fits a role name (64), a source identity (64) and, with a suffix, an execution name (80).
 */
export function requestIdOf(denial: { account: string; region: string; eventId: string }): string {
  const digest = createHash('sha256')
    .update(canonicalJson([denial.account, denial.region, denial.eventId]))
    .digest();
  return base32(digest.subarray(0, 20));
}

/** True for what `requestIdOf` can have made; everything else is refused before it comes near a table key. */
export const isRequestId = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{32}$/.test(text);

/** The request code: the first 8 characters of the request id. It stands in addresses, subjects and conversations. */
export const requestCodeOf = (request: string): string => request.slice(0, 8);

/** The code as people see it, in two groups: `K7QF-3MRD`. */
export const showRequestCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/**
 * What a person typed or a link carried, as a request code: any case, with or without the hyphen, 0/O and 1/I/L folded
 * as Crockford says. `null` when it cannot be a code.
 */
export function readRequestCode(text: string): string | null {
  if (!/^[0-9A-Za-z\s-]*$/.test(text)) return null;
  const folded = text.trim().toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(folded) ? folded : null;
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}
