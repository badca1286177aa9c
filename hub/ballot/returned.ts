import type { Context } from 'hono';
import { requestCodeOf, showRequestCode } from '../../shared/approval/request-id';
import { BALLOT_SECONDS, ballotNonce, CLOCK_LEEWAY, FRESH_SECONDS } from '../../shared/ballot/ballot';
import type { VerifiedClaims } from '../../shared/ballot/id-token';
import { sha256 } from '../../shared/canonical/hash';
import { cast } from '../../shared/lifecycle/commands';
import { personByClaims } from '../../shared/people/directory';
import { loggedError } from '../page/logged-error';
import { type Reader, readerOf } from '../page/reader';
import { type Visit, visitOf } from '../page/session';
import type { Site } from '../page/site';
import type { BallotAttempt } from '../ports';
import { record } from '../steps/record';
import { readRequest } from '../steps/request';
import { attemptOf, dropAttempt } from './attempt-cookie';
import { type Failure, returnFailed } from './failures';
import type { BallotPorts } from './ports';

/**
 * The provider's answer to a ballot. It counts only for the browser that pressed the button, once, within ten minutes,
 * for the person who pressed it, with the provider's signature over this very request; otherwise nothing is recorded.
 */
export async function finishBallot(c: Context, site: Site, ports: BallotPorts): Promise<Response> {
  const visit = await visitOf(c, site, ports);
  const reader = readerOf(c, site, ports, visit);
  const taken = await takeAttempt(c, reader, visit);
  if (!taken.ok) return returnFailed(c, reader, taken.failure, null);
  const { attempt } = taken;
  const failed = (failure: Failure) => returnFailed(c, reader, failure, attempt.request);
  dropAttempt(c);
  const code = c.req.query('code');
  if (!code) return failed({ kind: 'cancel' });
  const answered = await exchange(c, reader, attempt, code);
  if (answered.kind !== 'token') return failed(answered);
  const { token, claims } = answered;
  const person = personByClaims(ports.configuration, claims, ports.provider.issuer);
  if (person?.id !== attempt.person)
    return failed({ kind: 'other', signedIn: person?.id ?? null, started: attempt.person });
  if (await reused(reader, attempt, claims)) return failed({ kind: 'old', since: claims.auth_time ?? null });
  const by = { person: attempt.person, choice: attempt.choice, seen: attempt.approvalHash, token };
  const actor = { by: 'ballot', person: attempt.person } as const;
  const recorded = await record(
    ports,
    attempt.request,
    actor,
    (state) => cast(ports.configuration, state, by, ports.now()),
    ports.now(),
  );
  if (!recorded.ok) return failed({ kind: 'moved' });
  return c.redirect(`/b/${showRequestCode(requestCodeOf(attempt.request))}/receipt`, 303);
}

type Taken = { readonly ok: true; readonly attempt: BallotAttempt } | { readonly ok: false; readonly failure: Failure };

/** Takes the attempt that the state names, if it is this browser's; another browser's is left alone. */
async function takeAttempt(c: Context, { ports, now }: Reader, visit: Visit | null): Promise<Taken> {
  const no = (kind: 'stray' | 'late' | 'used'): Taken => ({ ok: false, failure: { kind } });
  const state = c.req.query('state') ?? '';
  const cookie = attemptOf(c);
  const seen = await ports.index.readAttempt(sha256(state), now);
  if (!visit || (seen && seen.browser !== visit.browser)) return no('stray');
  if (cookie?.state !== state) return no(seen ? 'stray' : 'used');
  if (now.getTime() - cookie.began > BALLOT_SECONDS * 1000) return no('late');
  const attempt = await ports.index.takeAttempt(sha256(state), now);
  return attempt && attempt.browser === visit.browser && attempt.person === visit.person.id
    ? { ok: true, attempt }
    : no('used');
}

type Answered =
  | { readonly kind: 'token'; readonly token: string; readonly claims: VerifiedClaims }
  | { readonly kind: 'cancel' | 'unproven' | 'down' };

/** The token behind the code, if the provider signed it for our client and over this ballot's nonce. */
async function exchange(c: Context, { ports, site }: Reader, attempt: BallotAttempt, code: string): Promise<Answered> {
  try {
    const token = await ports.provider.exchange(code, attempt.codeVerifier, `${site.origin}${site.callback}`);
    if (token === null) return { kind: 'cancel' };
    const verified = await ports.provider.verify(token, ports.now());
    const nonce = ballotNonce(attempt.request, attempt.approvalHash, attempt.choice);
    if (!verified.ok || verified.claims.nonce !== nonce) return { kind: 'unproven' };
    return { kind: 'token', token, claims: verified.claims };
  } catch (error) {
    ports.log({ message: 'the identity provider does not answer', error: loggedError(c, error) });
    return { kind: 'down' };
  }
}

/** True when the request asks for a fresh sign-in and the provider reused an old one. */
async function reused({ ports }: Reader, { request }: BallotAttempt, claims: VerifiedClaims): Promise<boolean> {
  const folded = await readRequest(ports.ledger, request);
  const assurance = folded?.ok ? folded.state.assessed?.decision.assurance : undefined;
  if (assurance === 'signin') return false;
  return !(ports.now().getTime() / 1000 - (claims.auth_time ?? 0) <= FRESH_SECONDS + CLOCK_LEEWAY);
}
