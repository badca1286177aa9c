import { type ProviderKey, verifyIdToken } from '../../shared/ballot/id-token';
import type { IdentityProvider } from '../ports';

/** Addresses of an OIDC provider; separate, since on a private network they need not share an origin with the issuer. */
export interface OidcAddresses {
  readonly issuer: string;
  readonly authorize: string;
  readonly token: string;
  readonly keys: string;
}

const ANSWER_WITHIN = 5_000;
const KEYS_FOR = 600_000;

/** An OIDC provider (authorization code with PKCE, public client) as the pages and the broker use it. */
export function oidcProvider(
  addresses: OidcAddresses,
  client: string,
  clock: () => number = Date.now,
): IdentityProvider {
  let cached: { readonly keys: readonly ProviderKey[]; readonly until: number } | null = null;
  const fetchKeys = async (): Promise<readonly ProviderKey[]> => {
    const response = await fetch(addresses.keys, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
    if (!response.ok) throw new Error(`the identity provider answers ${response.status} for its keys`);
    const { keys } = (await response.json()) as { keys?: unknown };
    if (!isKeySet(keys)) throw new Error('the identity provider answers with something else than keys');
    cached = { keys, until: clock() + KEYS_FOR };
    return keys;
  };
  const keys = async () => (cached && cached.until > clock() ? cached.keys : fetchKeys());
  return {
    issuer: addresses.issuer,
    client,
    keys: fetchKeys,
    authorizeUrl: ({ state, nonce, codeChallenge, redirectUri, fresh }) => {
      const url = new URL(addresses.authorize);
      const parameters = {
        response_type: 'code',
        client_id: client,
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        ...(fresh ? { prompt: 'login' } : {}),
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.toString();
    },
    exchange: async (code, codeVerifier, redirectUri) => {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: client,
        code,
        code_verifier: codeVerifier,
        redirect_uri: redirectUri,
      });
      const response = await fetch(addresses.token, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      if (response.status >= 500) throw new Error(`the identity provider answers ${response.status}`);
      if (!response.ok) return null;
      return ((await response.json()) as { id_token?: string }).id_token ?? null;
    },
    verify: async (token, now) => {
      const expected = { issuer: addresses.issuer, audience: client, at: now };
      const first = verifyIdToken(token, { ...expected, keys: await keys() });
      if (first.ok || first.fault !== 'unknown-key') return first;
      return verifyIdToken(token, { ...expected, keys: await fetchKeys() });
    },
  };
}

/** Keys that can be looked through; whether one of them is good is for the verification to say. */
const isKeySet = (keys: unknown): keys is readonly ProviderKey[] =>
  Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null);
