import { approvalHashOf } from '../../shared/approval/approval-hash';
import type { BallotChoice } from '../../shared/ballot/ballot';
import type { ProviderKey } from '../../shared/ballot/id-token';
import { verifyBallot } from '../../shared/ballot/verify-ballot';
import { callHashOf } from '../../shared/call/call';
import type { Configuration } from '../../shared/configuration/configuration';
import { decisionHashOf } from '../../shared/decision/decision';
import { fingerprintHashOf } from '../../shared/facts/facts';
import { grantHashOf } from '../../shared/grant/document';
import type { Change } from '../../shared/ledger/event';
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
 * True when the approval hash in the ledger is that of the assessment beside it. Who computed the assessment is for the
 * witness to say; whether it still describes the denied call is found when everything is read again.
 */
export function assessmentHolds({ assessed }: RequestState): boolean {
  if (!assessed) return false;
  const recomputed = approvalHashOf({
    callHash: callHashOf(assessed.sourced.call),
    decisionHash: decisionHashOf(assessed.decision),
    grantHash: grantHashOf(assessed.grant),
    fingerprintHash: fingerprintHashOf(assessed.facts),
  });
  return recomputed === assessed.approvalHash;
}

/** Faults of a ballot that was good when it came: only a change of people or groups since then can bring them about. */
const CHANGED_SINCE: readonly string[] = ['not-entitled', 'wrong-person'];

/** Why the ballots of a request do not carry it: something that must not be (freeze), or people who changed (void). */
export type BallotsFault =
  | { readonly freeze: { readonly why: string; readonly at: number } }
  | { readonly changed: Change };

const noLonger = (signed: string): BallotsFault => ({
  changed: { what: 'signer', signed, now: 'may not sign this any more' },
});

/**
 * Judges every ballot of a request once more before the call runs, over the keys that the broker sealed itself. The
 * events in the ledger that say "verified" are not believed: anybody who can insert events can write that word.
 * Somebody who may not sign any more counts no more, which changes nothing while enough others do. Returns what is wrong,
 * or `null`.
 */
export async function faultOfAll(ports: BallotPorts, state: RequestState): Promise<BallotsFault | null> {
  const frozen = (why: string, at: number): BallotsFault => ({ freeze: { why, at } });
  const left: string[] = [];
  const counted = state.assessed?.decision.levels.map(() => new Set<string>()) ?? [];
  for (const cast of castsOf(state)) {
    const { ballot } = cast;
    const sealed = await ports.witness.readBallot(state.request, ballot.seq);
    if (!sealed || sealed.token !== ballot.token)
      return frozen(`the ballot at event ${ballot.seq} was never verified`, ballot.seq);
    const judged = judge(ports, state, cast, [sealed.key]);
    if (!judged.ok && CHANGED_SINCE.includes(judged.fault)) {
      if (!('level' in ballot)) return noLonger(ballot.person);
      left.push(ballot.person);
      continue;
    }
    if (!judged.ok) return frozen(`the ballot at event ${ballot.seq} does not count: ${judged.fault}`, ballot.seq);
    if ('level' in ballot) counted[ballot.level]?.add(ballot.person);
  }
  const short = state.assessed?.decision.levels.find((level, index) => (counted[index]?.size ?? 0) < level.need);
  const [gone] = left;
  if (short && gone !== undefined) return noLonger(gone);
  if (!state.assessed || !state.release || short)
    return frozen(`signatures are missing at level ${short?.name ?? '?'}`, state.head.seq);
  return null;
}
