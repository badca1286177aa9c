import { generateKeyPairSync } from 'node:crypto';
import { oidcProvider } from '../../../hub/aws/oidc-provider';
import type { ProviderKey } from '../../../shared/ballot/id-token';
import { BALLOT_CLIENT, ballotClaims, ISSUER, idToken, providerKey } from '../../organization/provider';

const ADDRESSES = {
  issuer: ISSUER,
  authorize: 'https://id.example.com/oauth2/authorize?tenant=1',
  token: 'https://id.example.com/oauth2/token',
  keys: 'https://id.example.com/keys',
};
const NOW = new Date('2026-11-24T09:00:05Z');
const MINUTES = 60_000;
const otherKey = {
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }),
  kid: 'key-0',
} as ProviderKey;
const token = idToken(ballotClaims('wang-fang', 'nonce', NOW));

let time = 0;
const provider = () => oidcProvider(ADDRESSES, BALLOT_CLIENT, () => time);
const fetched = jest.spyOn(globalThis, 'fetch');
const publishes = (...keys: ProviderKey[]) => fetched.mockImplementation(async () => Response.json({ keys }));

beforeEach(() => {
  time = 0;
  fetched.mockReset();
});
afterAll(() => fetched.mockRestore());

describe('where the browser is sent', () => {
  const asked = (fresh: boolean) =>
    new URL(
      provider().authorizeUrl({
        state: 's&t',
        nonce: 'n',
        codeChallenge: 'c',
        redirectUri: 'https://ballot.example.com/back',
        fresh,
      }),
    );

  it('asks for a code with PKCE, for this client, state and nonce, keeping what the address says already', () => {
    const url = asked(false);
    expect(`${url.origin}${url.pathname}`).toBe('https://id.example.com/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: BALLOT_CLIENT,
      redirect_uri: 'https://ballot.example.com/back',
      scope: 'openid email',
      state: 's&t',
      nonce: 'n',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  it('asks for a real sign-in where the rule wants one', () => {
    expect(asked(true).searchParams.get('prompt')).toBe('login');
  });
});

describe('exchanging the code', () => {
  const exchange = () => provider().exchange('code', 'verifier', 'https://ballot.example.com/back');

  it('posts it with the verifier as a form, and gives the ID token', async () => {
    fetched.mockResolvedValue(Response.json({ id_token: token, access_token: 'x' }));
    expect(await exchange()).toBe(token);
    const [address, init] = fetched.mock.calls[0] ?? [];
    expect(address).toBe(ADDRESSES.token);
    expect(init?.method).toBe('POST');
    expect(Object.fromEntries(init?.body as URLSearchParams)).toEqual({
      grant_type: 'authorization_code',
      client_id: BALLOT_CLIENT,
      code: 'code',
      code_verifier: 'verifier',
      redirect_uri: 'https://ballot.example.com/back',
    });
  });

  it('gives nothing when the provider refuses the code, or has no ID token', async () => {
    fetched.mockResolvedValue(Response.json({ error: 'invalid_grant' }, { status: 400 }));
    expect(await exchange()).toBeNull();
    fetched.mockResolvedValue(Response.json({ access_token: 'x' }));
    expect(await exchange()).toBeNull();
  });

  it('fails when the provider does not work or does not answer: the person may try again', async () => {
    fetched.mockResolvedValue(new Response('', { status: 503 }));
    await expect(exchange()).rejects.toThrow('the identity provider answers 503');
    fetched.mockRejectedValue(new Error('timeout'));
    await expect(exchange()).rejects.toThrow('timeout');
  });
});

describe('verifying a token', () => {
  it('uses the published keys, kept for ten minutes', async () => {
    publishes(providerKey);
    const one = provider();
    expect(await one.verify(token, NOW)).toMatchObject({ ok: true, claims: { email: 'wang.fang@example.com' } });
    time = 10 * MINUTES - 1;
    await one.verify(token, NOW);
    expect(fetched).toHaveBeenCalledTimes(1);
    time = 10 * MINUTES;
    await one.verify(token, NOW);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('asks for the keys again when a token names one that it does not know: the provider has rotated', async () => {
    publishes(otherKey);
    const one = provider();
    expect(await one.verify(token, NOW)).toEqual({ ok: false, fault: 'unknown-key' });
    publishes(otherKey, providerKey);
    expect(await one.verify(token, NOW)).toMatchObject({ ok: true });
  });

  it('does not ask again for any other fault', async () => {
    publishes(providerKey);
    const one = provider();
    await one.verify(token, NOW);
    fetched.mockClear();
    expect(await one.verify(idToken({ ...ballotClaims('wang-fang', 'n', NOW), aud: 'web-client' }), NOW)).toEqual({
      ok: false,
      fault: 'wrong-audience',
    });
    expect(await one.verify(token, new Date('2026-11-25T09:00:05Z'))).toEqual({ ok: false, fault: 'expired' });
    expect(await one.verify('nonsense', NOW)).toEqual({ ok: false, fault: 'malformed' });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('fails when the keys cannot be had, and asks anew the next time', async () => {
    fetched.mockResolvedValueOnce(new Response('', { status: 500 }));
    const one = provider();
    await expect(one.verify(token, NOW)).rejects.toThrow('the identity provider answers 500 for its keys');
    publishes(providerKey);
    expect(await one.verify(token, NOW)).toMatchObject({ ok: true });
  });
});

describe('the keys for the broker', () => {
  it('are read anew each time: it seals the one that signed', async () => {
    publishes(providerKey);
    const one = provider();
    expect(await one.keys()).toEqual([providerKey]);
    publishes(otherKey);
    expect(await one.keys()).toEqual([otherKey]);
  });
});
