import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { CLOCK_LEEWAY } from './ballot';

/** A public key of the provider's JWKS. */
export interface ProviderKey extends JsonWebKey {
  readonly kid: string;
  readonly kty: string;
  readonly alg?: string;
}

/** Claims of an ID token whose signature, issuer, audience and times have been verified. */
export interface VerifiedClaims {
  readonly iss: string;
  readonly sub: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
  readonly nonce: string;
  readonly auth_time?: number;
  readonly [claim: string]: unknown;
}

/** Why a token is not believed. */
export type TokenFault =
  | 'malformed'
  | 'wrong-algorithm'
  | 'unknown-key'
  | 'bad-signature'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-use'
  | 'expired'
  | 'from-the-future';

/** What a token must satisfy. `at` is the moment for which it must have been valid: a ballot is verified as of its event. */
export interface TokenExpectation {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: readonly ProviderKey[];
  readonly at: Date;
}

/** Signature algorithms we accept, by the key's type; `none` and the symmetric ones never. */
const ALGORITHMS: Readonly<Record<string, { readonly kty: string; readonly digest: string; readonly ecdsa: boolean }>> =
  {
    RS256: { kty: 'RSA', digest: 'sha256', ecdsa: false },
    ES256: { kty: 'EC', digest: 'sha256', ecdsa: true },
  };

/**
 * Verifies an OpenID Connect ID token over a given set of keys, without any I/O.
 * Source: OpenID Connect Core 1.0, section 3.1.3.7; Cognito adds `token_use`, which must be `id` where present.
 */
export function verifyIdToken(
  token: string,
  expected: TokenExpectation,
): { ok: true; claims: VerifiedClaims; key: ProviderKey } | { ok: false; fault: TokenFault } {
  const no = (fault: TokenFault) => ({ ok: false as const, fault });
  const [head, body, signature, ...rest] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (!header || !claims || !signature || rest.length > 0) return no('malformed');
  // An extension that the token calls critical and that we do not know (RFC 7515, 4.1.11).
  if (header.crit !== undefined) return no('malformed');
  const algorithm =
    typeof header.alg === 'string' && Object.hasOwn(ALGORITHMS, header.alg) ? ALGORITHMS[header.alg] : undefined;
  if (!algorithm) return no('wrong-algorithm');
  const key = expected.keys.find(({ kid, kty }) => kid === header.kid && kty === algorithm.kty);
  if (!key) return no('unknown-key');
  if (!signed(`${head}.${body}`, signature, key, algorithm)) return no('bad-signature');
  const { iss, sub, iat, exp, aud, nonce, token_use: use } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof nonce !== 'string') return no('malformed');
  if (typeof iat !== 'number' || typeof exp !== 'number') return no('malformed');
  if (iss !== expected.issuer) return no('wrong-issuer');
  const audience = Array.isArray(aud) ? (aud.length === 1 ? aud[0] : null) : aud;
  if (audience !== expected.audience) return no('wrong-audience');
  if (use !== undefined && use !== 'id') return no('wrong-use');
  const now = expected.at.getTime() / 1000;
  if (exp < now - CLOCK_LEEWAY) return no('expired');
  if (iat > now + CLOCK_LEEWAY) return no('from-the-future');
  return { ok: true, claims: claims as unknown as VerifiedClaims, key };
}

function decode(part: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function signed(
  content: string,
  signature: string,
  key: ProviderKey,
  { digest, ecdsa }: { digest: string; ecdsa: boolean },
): boolean {
  try {
    const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
    const options = ecdsa ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
    return verify(digest, Buffer.from(content), options, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
