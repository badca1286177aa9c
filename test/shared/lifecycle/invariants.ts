import type { EventType, LedgerEvent } from '../../../shared/ledger/event';
import type { Misstep } from '../../../shared/lifecycle/apply';
import { ENDED, type Phase, type RequestState } from '../../../shared/lifecycle/state';
import { signersOf } from '../../../shared/people/directory';
import { organization, REQUESTER } from './universe';

/**
 * Something that must hold of every request, however it went: of the states after each of its events, in order, and of
 * the event that could not follow, if there was one.
 */
export type Invariant = (history: readonly RequestState[], broken: Misstep | null) => boolean;

const eventsOf = (history: readonly RequestState[]): readonly LedgerEvent[] => history.at(-1)?.timeline ?? [];
const of = <T extends EventType>(history: readonly RequestState[], type: T) =>
  eventsOf(history).filter((event): event is Extract<LedgerEvent, { type: T }> => event.type === type);
const at = (history: readonly RequestState[], type: EventType) =>
  history.filter(({ timeline }) => timeline.at(-1)?.type === type);
const before = (history: readonly RequestState[], type: EventType) =>
  history.filter((_, index) => history[index + 1]?.timeline.at(-1)?.type === type);

const PAST_THE_SIGNATURES: readonly Phase[] = ['approved', 'copied', 'released', 'executing'];

/** Nothing goes on to copies, release or run before each level has its number of distinct people with a verified signature. */
export const neverGoesOnWithoutSignatures: Invariant = (history) =>
  history
    .filter(({ phase }) => PAST_THE_SIGNATURES.includes(phase))
    .every(({ assessed, votes }) =>
      (assessed?.decision.levels ?? []).every((level, index) => {
        const signed = votes.filter((vote) => vote.verified && vote.level === index).map(({ person }) => person);
        return new Set(signed).size >= level.need;
      }),
    );

/** Nothing begins to run before a release that was verified. */
export const neverExecutesWithoutRelease: Invariant = (history) =>
  at(history, 'executing').every(({ release }) => release?.verified === true);

/** A call is never sent twice. */
export const executesAtMostOnce: Invariant = (history) => of(history, 'executing').length <= 1;

/** A person has one vote, at whatever level. */
export const onePersonOneVote: Invariant = (history) => {
  const voters = of(history, 'voted').map(({ data }) => data.person);
  return new Set(voters).size === voters.length;
};

/** Everybody signed, confirmed and released the very hash that was assessed. */
export const oneHashForAll: Invariant = (history) => {
  const assessed = of(history, 'assessed')[0]?.data.approvalHash;
  const signed = [...of(history, 'confirmed'), ...of(history, 'voted'), ...of(history, 'released')];
  return signed.every(({ data }) => data.approvalHash === assessed);
};

const AFTER_THE_END: readonly EventType[] = ['revoked', 'frozen', 'closed'];

/**
 * After an end there is nothing but tidying up. Only an unknown outcome may still become known, once: by the answer
 * that came late, or by a person who looked.
 */
export const endsForGood: Invariant = (history) =>
  history.every((state, index) => {
    const next = history[index + 1]?.timeline.at(-1)?.type;
    if (!ENDED.includes(state.phase) || next === undefined || AFTER_THE_END.includes(next)) return true;
    return state.phase === 'unknown' && !state.settled && ['executed', 'failed', 'settled'].includes(next);
  });

/** A grant is said to be removed once; a freeze doubts all that was said, so it may be said once more after that. */
export const revokedAtMostOnce: Invariant = (history) => {
  const frozen = of(history, 'frozen')[0]?.seq ?? Number.POSITIVE_INFINITY;
  const removals = of(history, 'revoked').map(({ seq }) => seq > frozen);
  return new Set(removals).size === removals.length;
};

/** A request freezes once. */
export const freezesAtMostOnce: Invariant = (history) => of(history, 'frozen').length <= 1;

/** The head counts the events, and every state keeps them all. */
export const forgetsNothing: Invariant = (history) =>
  history.every(({ head, timeline }, seq) => head.seq === seq && timeline.length === seq + 1);

/** What was signed counts from people of the level's groups only, and never from the requester. */
export const onlyTheEntitledSign: Invariant = (history) =>
  of(history, 'voted').every(({ data, seq }) => {
    const level = history[seq]?.assessed?.decision.levels[data.level];
    return level !== undefined && signersOf(organization, level, REQUESTER).some(({ id }) => id === data.person);
  });

/** Who settles an unknown outcome may sign at some level. */
export const onlyTheEntitledSettle: Invariant = (history) =>
  of(history, 'settled').every(({ data, seq }) =>
    (history[seq]?.assessed?.decision.levels ?? []).some((level) =>
      signersOf(organization, level, REQUESTER).some(({ id }) => id === data.person),
    ),
  );

/** The requester never signs, rejects or settles, and alone confirms, cancels and releases. */
export const requesterKeepsToTheirPart: Invariant = (history) => {
  const theirs = [...of(history, 'confirmed'), ...of(history, 'cancelled'), ...of(history, 'released')];
  const others = [...of(history, 'voted'), ...of(history, 'rejected'), ...of(history, 'settled')];
  return theirs.every(({ data }) => data.person === REQUESTER) && others.every(({ data }) => data.person !== REQUESTER);
};

/** A request that is closed never changes again, unless its record turns out not to check out: then it freezes. */
export const closedForEver: Invariant = (history) =>
  history.every(
    ({ closed }, index) => !closed || [undefined, 'frozen'].includes(history[index + 1]?.timeline.at(-1)?.type),
  );

/** A request expires when its deadline has passed and not before; nobody confirms, signs or releases after it. */
export const keepsDeadlines: Invariant = (history) =>
  of(history, 'expired').every(({ at: when, data }) => when >= data.deadline) &&
  (['confirmed', 'voted', 'released'] as const).every((type) =>
    before(history, type).every((state, index) => {
      const acted = of(history, type)[index]?.at ?? '';
      const wait = { confirmed: 'confirm', voted: 'sign', released: 'release' } as const;
      const seconds = state.assessed?.decision.deadlines[wait[type]] ?? 0;
      return Date.parse(acted) < Date.parse(state.since) + seconds * 1000;
    }),
  );

/** Nothing is closed while a grant may be left: whatever was released is revoked first. */
export const leavesNoGrant: Invariant = (history) =>
  at(history, 'closed').every(({ release, revoked }) => release === null || revoked);

/** Nobody who keeps to the commands, and no turn of the workflow, ever writes an event that breaks the request. */
export const neverBreaks: Invariant = (_, broken) => broken === null;

/** What holds although somebody may insert any event into the table: the fold sees to it. */
export const WHOEVER_WRITES: Readonly<Record<string, Invariant>> = {
  neverGoesOnWithoutSignatures,
  neverExecutesWithoutRelease,
  executesAtMostOnce,
  onePersonOneVote,
  oneHashForAll,
  endsForGood,
  revokedAtMostOnce,
  freezesAtMostOnce,
  forgetsNothing,
  closedForEver,
};

/** What holds besides while people act through the commands and the workflow takes its steps. */
export const WHOEVER_ACTS: Readonly<Record<string, Invariant>> = {
  ...WHOEVER_WRITES,
  onlyTheEntitledSign,
  onlyTheEntitledSettle,
  requesterKeepsToTheirPart,
  keepsDeadlines,
  leavesNoGrant,
  neverBreaks,
};
