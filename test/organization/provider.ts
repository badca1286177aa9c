import { generateKeyPairSync, sign } from 'node:crypto';
import type { ProviderKey } from '../../shared/ballot/id-token';

/** The issuer of the test provider's tokens. */
export const ISSUER = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example';

/** The ballot page's client at the test provider. */
export const BALLOT_CLIENT = 'ballot-client';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The public key that the test provider publishes. */
export const providerKey = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256' } as ProviderKey;

/** An ID token really signed by the test provider; claims may be overridden to make it a bad one. */
export function idToken(claims: Record<string, unknown>, header: Record<string, unknown> = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', kid: 'key-1', ...header })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), pair.privateKey).toString('base64url')}`;
}

/** Claims of a good ballot token of a person, issued at `at`. */
export function ballotClaims(person: string, nonce: string, at: Date): Record<string, unknown> {
  const seconds = Math.floor(at.getTime() / 1000);
  return {
    iss: ISSUER,
    sub: `sub-${person}`,
    aud: BALLOT_CLIENT,
    token_use: 'id',
    nonce,
    iat: seconds,
    auth_time: seconds,
    exp: seconds + 3600,
    email: `${person.replace('-', '.')}@example.com`,
    email_verified: true,
  };
}
