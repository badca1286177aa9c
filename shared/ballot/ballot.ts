import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical/json';

/** What a ballot says: an approver's signature, or the operator's release. */
export type BallotChoice = 'approve' | 'release';

/** Seconds between the start of a ballot and its return from the identity provider, at most. */
export const BALLOT_SECONDS = 600;

/** Seconds by which the provider's clock and ours may differ. */
export const CLOCK_LEEWAY = 60;

/** Seconds since the last real sign-in that assurance `fresh` accepts. */
export const FRESH_SECONDS = 300;

/**
 * The nonce that a ballot's ID token must carry: it binds the provider's signature to one request, one approval hash
 * and one choice (base64url of a SHA-256). The request is in it because two requests for the same call on the same
 * resource share an approval hash, and a signature must not be carried from one to the other.
 */
export const ballotNonce = (request: string, approvalHash: string, choice: BallotChoice): string =>
  createHash('sha256').update(canonicalJson({ approvalHash, choice, request })).digest('base64url');
