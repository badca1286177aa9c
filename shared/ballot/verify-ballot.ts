import type { Assurance, Configuration } from '../configuration/configuration';
import { personByClaims } from '../people/directory';
import { BALLOT_SECONDS, type BallotChoice, ballotNonce, CLOCK_LEEWAY, FRESH_SECONDS } from './ballot';
import { type ProviderKey, type TokenFault, verifyIdToken } from './id-token';

/** A ballot as the ledger carries it, with what it claims to sign. */
export interface BallotCase {
  readonly request: string;
  readonly approvalHash: string;
  readonly choice: BallotChoice;
  /** The person that the event names. */
  readonly person: string;
  readonly token: string;
  /** When the event was written. */
  readonly at: Date;
  readonly assurance: Assurance;
}

/** Who may have signed the token: the provider, our ballot client there, and the provider's keys. */
export interface BallotTrust {
  readonly issuer: string;
  readonly client: string;
  readonly keys: readonly ProviderKey[];
}

/** Why a ballot does not count. */
export type BallotFault = TokenFault | 'wrong-nonce' | 'too-old' | 'not-fresh' | 'wrong-person';

/**
 * Verifies one ballot: the provider signed, for our ballot client, a token whose nonce is this request, approval hash
 * and choice, no more than ten minutes before the event, for the person that the event names. Pure: the keys are given.
 */
export function verifyBallot(
  ballot: BallotCase,
  trust: BallotTrust,
  configuration: Configuration,
): { ok: true; key: ProviderKey } | { ok: false; fault: BallotFault } {
  const token = verifyIdToken(ballot.token, {
    issuer: trust.issuer,
    audience: trust.client,
    keys: trust.keys,
    at: ballot.at,
  });
  if (!token.ok) return token;
  const { claims, key } = token;
  const at = ballot.at.getTime() / 1000;
  if (claims.nonce !== ballotNonce(ballot.request, ballot.approvalHash, ballot.choice))
    return { ok: false, fault: 'wrong-nonce' };
  if (at - claims.iat > BALLOT_SECONDS + CLOCK_LEEWAY) return { ok: false, fault: 'too-old' };
  if (ballot.assurance === 'fresh' && !(at - (claims.auth_time ?? 0) <= FRESH_SECONDS + CLOCK_LEEWAY))
    return { ok: false, fault: 'not-fresh' };
  if (personByClaims(configuration, claims, trust.issuer)?.id !== ballot.person)
    return { ok: false, fault: 'wrong-person' };
  return { ok: true, key };
}
