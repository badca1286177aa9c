import { createHash } from 'node:crypto';
import type { IdentityProvider } from '../../../hub/ports';
import { verifyIdToken } from '../../../shared/ballot/id-token';
import { ballotClaims, ISSUER, idToken, providerKey } from '../../organization/provider';

/** An identity provider in memory whose tokens are really signed; a test plays the person at its sign-in page. */
export interface MemoryProvider extends IdentityProvider {
  /**
   * The person follows the link to the provider and signs in at `at`. Returns the address that the browser is sent
   * back to. `claims` overrides what the token says.
   */
  readonly signIn: (link: string, person: string, at: Date, claims?: Record<string, unknown>) => string;
  /** How the token endpoint answers from now on. */
  answers: 'well' | 'not at all';
}

interface Issued {
  readonly token: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** The provider through one client, e.g. `web-client` or `BALLOT_CLIENT`. */
export function memoryProvider(client: string): MemoryProvider {
  const codes = new Map<string, Issued>();
  const provider: MemoryProvider = {
    issuer: ISSUER,
    client,
    answers: 'well',
    keys: async () => [providerKey],
    authorizeUrl: ({ state, nonce, codeChallenge, redirectUri, fresh }) => {
      const url = new URL('https://id.example.com/authorize');
      const parameters = { client_id: client, state, nonce, code_challenge: codeChallenge, redirect_uri: redirectUri };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      if (fresh) url.searchParams.set('prompt', 'login');
      return url.toString();
    },
    signIn: (link, person, at, claims = {}) => {
      const asked = new URL(link).searchParams;
      const of = (name: string) => asked.get(name) ?? '';
      const code = `code-${codes.size}`;
      const token = idToken({ ...ballotClaims(person, of('nonce'), at), aud: client, ...claims });
      codes.set(code, { token, challenge: of('code_challenge'), redirectUri: of('redirect_uri') });
      return `${of('redirect_uri')}?code=${code}&state=${encodeURIComponent(of('state'))}`;
    },
    exchange: async (code, verifier, redirectUri) => {
      if (provider.answers === 'not at all') throw new Error('the identity provider answers 503');
      const issued = codes.get(code);
      codes.delete(code);
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      return issued?.challenge === challenge && issued.redirectUri === redirectUri ? issued.token : null;
    },
    verify: async (token, now) =>
      verifyIdToken(token, { issuer: ISSUER, audience: client, keys: [providerKey], at: now }),
  };
  return provider;
}
