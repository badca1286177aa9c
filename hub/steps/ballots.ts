import { approvalHashOf } from '../../shared/approval/approval-hash';
import type { BallotChoice } from '../../shared/ballot/ballot';
import type { ProviderKey } from '../../shared/ballot/id-token';
import { verifyBallot } from '../../shared/ballot/verify-ballot';
import { callHashOf } from '../../shared/call/call';
import { convert } from '../../shared/call/convert';
import type { Configuration } from '../../shared/configuration/configuration';
import { decisionHashOf } from '../../shared/decision/decision';
import { fingerprintHashOf } from '../../shared/facts/facts';
import { grantDocumentOf, grantHashOf } from '../../shared/grant/document';
import type { Release, RequestState, Vote } from '../../shared/lifecycle/state';
import { signersOf } from '../../shared/people/directory';
import type { IdentityProvider, Witness } from '../ports';

/** What the broker needs to judge ballots. */
export interface BallotPorts {
  readonly witness: Witness;
  readonly provider: Pick<IdentityProvider, 'issuer' | 'client' | 'keys'>;
  readonly configuration: Configuration;
}

/** A vote or a release with what it says. */
export interface Cast {
  readonly ballot: Vote | Release;
  readonly choice: BallotChoice;
}

/** All ballots of a request, in the order in which they were cast. */
export const castsOf = (state: RequestState): readonly Cast[] => [
  ...state.votes.map((ballot) => ({ ballot, choice: 'approve' as const })),
  ...(state.release ? [{ ballot: state.release, choice: 'release' as const }] : []),
];

/** Judges one ballot over the given keys; the fault's name when it does not count. */
export function judge(
  ports: BallotPorts,
  state: RequestState,
  { ballot, choice }: Cast,
  keys: readonly ProviderKey[],
): { ok: true; key: ProviderKey } | { ok: false; fault: string } {
  const { configuration, provider } = ports;
  const level = 'level' in ballot ? state.assessed?.decision.levels[ballot.level] : undefined;
  const entitled =
    choice === 'release'
      ? ballot.person === state.opened.person
      : level !== undefined &&
        signersOf(configuration, level, state.opened.person).some(({ id }) => id === ballot.person);
  if (!entitled) return { ok: false, fault: 'not-entitled' };
  const assurance = state.assessed?.decision.assurance ?? 'fresh';
  const { approvalHash, person, token } = ballot;
  return verifyBallot(
    { request: state.request, approvalHash, choice, person, token, at: new Date(ballot.at), assurance },
    { issuer: provider.issuer, client: provider.client, keys },
    configuration,
  );
}

/**
 * True when the assessment in the ledger is what the denial says: call, grant and approval hash are computed again
 * from the events, so that nobody who can write events can put another call under an approval hash.
 */
export function assessmentHolds(configuration: Configuration, state: RequestState): boolean {
  const { assessed, opened } = state;
  if (!assessed) return false;
  const converted = convert(opened.denial, configuration.partition);
  if (!converted.ok || callHashOf(converted.sourced.call) !== callHashOf(assessed.sourced.call)) return false;
  const grant = grantDocumentOf(assessed.sourced.call, configuration.partition);
  if (!grant || grantHashOf(grant) !== grantHashOf(assessed.grant)) return false;
  const recomputed = approvalHashOf({
    callHash: callHashOf(assessed.sourced.call),
    decisionHash: decisionHashOf(assessed.decision),
    grantHash: grantHashOf(grant),
    fingerprintHash: fingerprintHashOf(assessed.facts),
  });
  return recomputed === assessed.approvalHash;
}

/**
 * Judges every ballot of a request once more before the call runs, over the keys that the broker sealed itself. The
 * events in the ledger that say "verified" are not believed: anybody who can insert events can write that word.
 * Returns why the request must freeze, or `null`.
 */
export async function faultOfAll(ports: BallotPorts, state: RequestState): Promise<{ why: string; at: number } | null> {
  const counted = state.assessed?.decision.levels.map(() => new Set<string>()) ?? [];
  for (const cast of castsOf(state)) {
    const { ballot } = cast;
    const sealed = await ports.witness.readBallot(state.request, ballot.seq);
    if (!sealed || sealed.token !== ballot.token)
      return { why: `the ballot at event ${ballot.seq} was never verified`, at: ballot.seq };
    const judged = judge(ports, state, cast, [sealed.key]);
    if (!judged.ok) return { why: `the ballot at event ${ballot.seq} does not count: ${judged.fault}`, at: ballot.seq };
    if ('level' in ballot) counted[ballot.level]?.add(ballot.person);
  }
  const short = state.assessed?.decision.levels.find((level, index) => (counted[index]?.size ?? 0) < level.need);
  if (!state.assessed || !state.release || short)
    return { why: `signatures are missing at level ${short?.name ?? '?'}`, at: state.head.seq };
  return null;
}
