import { generateKeyPairSync } from 'node:crypto';
import { ballotNonce } from '../../../shared/ballot/ballot';
import type { ProviderKey } from '../../../shared/ballot/id-token';
import { verifyBallot } from '../../../shared/ballot/verify-ballot';
import { configuration } from '../../organization/configuration';
import { BALLOT_CLIENT, ballotClaims, ISSUER, idToken, providerKey } from '../../organization/provider';
import { START, Story } from '../../organization/story';

const story = new Story();
const { request } = story;
const { approvalHash } = story.assessed;
const trust = { issuer: ISSUER, client: BALLOT_CLIENT, keys: [providerKey] };
const nonce = ballotNonce(request, approvalHash, 'approve');
const claims = ballotClaims('wang-fang', nonce, START);
const seconds = START.getTime() / 1000;
const judged = (token: string, more: object = {}) =>
  verifyBallot(
    { request, approvalHash, choice: 'approve', person: 'wang-fang', token, at: START, assurance: 'signin', ...more },
    trust,
    configuration,
  );

describe('a ballot', () => {
  it('counts when the provider signed it for this request, hash and choice, for this person', () => {
    expect(judged(idToken(claims))).toMatchObject({ ok: true, key: { kid: 'key-1' } });
  });

  it.each([
    [
      'signed for the release, not the approval',
      { nonce: ballotNonce(request, approvalHash, 'release') },
      'wrong-nonce',
    ],
    ['signed for another hash', { nonce: ballotNonce(request, '0'.repeat(64), 'approve') }, 'wrong-nonce'],
    [
      'signed for another request with the same hash',
      { nonce: ballotNonce('0'.repeat(32), approvalHash, 'approve') },
      'wrong-nonce',
    ],
    ['of another person', { email: 'tom.baker@example.com' }, 'wrong-person'],
    ['of an address that the provider has not verified', { email_verified: false }, 'wrong-person'],
    ['of another provider', { iss: 'https://evil.example.com' }, 'wrong-issuer'],
    ["for another client, such as the page's", { aud: 'web-client' }, 'wrong-audience'],
    ['for several clients', { aud: [BALLOT_CLIENT, 'web-client'] }, 'wrong-audience'],
    ['that is an access token', { token_use: 'access' }, 'wrong-use'],
    ['issued 12 minutes before', { iat: seconds - 720 }, 'too-old'],
    ['issued in the future', { iat: seconds + 120 }, 'from-the-future'],
    ['that had expired', { exp: seconds - 120 }, 'expired'],
    ['without a nonce', { nonce: undefined }, 'malformed'],
  ])('does not count when %s', (_, change, fault) => {
    expect(judged(idToken({ ...claims, ...change }))).toEqual({ ok: false, fault });
  });

  it("does not count without the provider's signature", () => {
    const [head, body, signature] = idToken(claims).split('.') as [string, string, string];
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    expect(judged(`${head}.${part({ ...claims, email: 'x' })}.${signature}`)).toEqual({
      ok: false,
      fault: 'bad-signature',
    });
    expect(judged(`${part({ alg: 'none' })}.${body}.x`)).toEqual({ ok: false, fault: 'wrong-algorithm' });
    expect(judged(`${part({ alg: 'HS256', kid: 'key-1' })}.${body}.${signature}`)).toEqual({
      ok: false,
      fault: 'wrong-algorithm',
    });
    expect(judged(`${part({ alg: 'RS256', kid: 'other' })}.${body}.${signature}`)).toEqual({
      ok: false,
      fault: 'unknown-key',
    });
    for (const garbage of ['', 'a.b', 'a.b.c', `${head}.${body}`, `${head}.${body}.${signature}.x`])
      expect(judged(garbage).ok).toBe(false);
  });

  it('does not count under a key of the same name that is another key', () => {
    const other = {
      ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }),
      kid: 'key-1',
    } as ProviderKey;
    const result = verifyBallot(
      {
        request,
        approvalHash,
        choice: 'approve',
        person: 'wang-fang',
        token: idToken(claims),
        at: START,
        assurance: 'signin',
      },
      { ...trust, keys: [other] },
      configuration,
    );
    expect(result).toEqual({ ok: false, fault: 'bad-signature' });
  });

  it('needs a real sign-in of the last five minutes where the rule asks for one', () => {
    expect(judged(idToken({ ...claims, auth_time: seconds - 200 }), { assurance: 'fresh' })).toMatchObject({
      ok: true,
    });
    expect(judged(idToken({ ...claims, auth_time: seconds - 600 }), { assurance: 'fresh' })).toEqual({
      ok: false,
      fault: 'not-fresh',
    });
    expect(judged(idToken({ ...claims, auth_time: undefined }), { assurance: 'fresh' })).toEqual({
      ok: false,
      fault: 'not-fresh',
    });
  });
});
