import type { BallotChoice } from '../ballot/ballot';
import type { Configuration } from '../configuration/configuration';
import type { Fact } from '../ledger/event';
import { signersOf } from '../people/directory';
import { cut } from '../text/cut';
import { neededLater } from './needed-later';
import { currentLevel, deadlineOf, RECALLABLE, type RequestState, waitOf } from './state';

/** Why a person cannot do now what they asked for; each has its sentence on the page. */
export type CommandRefusal =
  | 'not-yours'
  | 'own-request'
  | 'moved-on'
  | 'stale-hash'
  | 'already-signed'
  | 'not-your-turn'
  | 'needed-later'
  | 'deadline-passed'
  | 'reason-missing';

/** The fact that the command adds, or the refusal. */
export type CommandResult =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: false; readonly refusal: CommandRefusal };

/** Text that a person may add to a decision, in characters. */
export const MOST_REASON = 500;

const no = (refusal: CommandRefusal): CommandResult => ({ ok: false, refusal });
const yes = (fact: Fact): CommandResult => ({ ok: true, fact });

/** True for the person whose denied call this is. */
export const isRequester = (state: RequestState, person: string): boolean => state.opened.person === person;

/** True for a person who may sign at some level; membership counts now, not when the request was made. */
export function maySign(configuration: Configuration, state: RequestState, person: string): boolean {
  return (state.assessed?.decision.levels ?? []).some((_, index) => maySignLevel(configuration, state, person, index));
}

/** True for a person who may see the request at all. Everybody else is told that there is no such request. */
export const takesPart = (configuration: Configuration, state: RequestState, person: string): boolean =>
  isRequester(state, person) ||
  maySign(configuration, state, person) ||
  state.votes.some((vote) => vote.person === person);

function maySignLevel(configuration: Configuration, state: RequestState, person: string, index: number): boolean {
  const level = state.assessed?.decision.levels[index];
  return level !== undefined && signersOf(configuration, level, state.opened.person).some(({ id }) => id === person);
}

const late = (state: RequestState, now: Date): boolean => {
  const deadline = deadlineOf(state);
  return deadline !== null && now >= deadline;
};

/** The operator still wants the call. `seen` is the approval hash that the page showed. */
export function confirm(
  state: RequestState,
  by: { person: string; reason: string; seen: string },
  now: Date,
): CommandResult {
  if (!isRequester(state, by.person)) return no('not-yours');
  if (state.phase !== 'assessed') return no('moved-on');
  if (late(state, now)) return no('deadline-passed');
  if (by.seen !== state.assessed?.approvalHash) return no('stale-hash');
  return yes({
    type: 'confirmed',
    data: { person: by.person, approvalHash: by.seen, reason: cut(by.reason, MOST_REASON) },
  });
}

/** The operator gives up, recalls, or says that the call was somebody else's. */
export function cancel(state: RequestState, by: { person: string; reason: string; notMe: boolean }): CommandResult {
  if (!isRequester(state, by.person)) return no('not-yours');
  if (!RECALLABLE.includes(state.phase)) return no('moved-on');
  return yes({
    type: 'cancelled',
    data: { person: by.person, reason: cut(by.reason, MOST_REASON), notMe: by.notMe },
  });
}

/** Somebody who may sign says no, with a reason; one no is enough, at any time before the call starts. */
export function reject(
  configuration: Configuration,
  state: RequestState,
  by: { person: string; reason: string },
): CommandResult {
  if (isRequester(state, by.person)) return no('own-request');
  if (!maySign(configuration, state, by.person)) return no('not-yours');
  if (!RECALLABLE.includes(state.phase)) return no('moved-on');
  if (by.reason.trim() === '') return no('reason-missing');
  return yes({ type: 'rejected', data: { person: by.person, reason: cut(by.reason, MOST_REASON) } });
}

/** Somebody who may sign looked at AWS and says what an unknown outcome was; never the operator, whose wish it was. */
export function settle(
  configuration: Configuration,
  state: RequestState,
  by: { person: string; tookEffect: boolean; reason: string },
  now: Date,
): CommandResult {
  if (isRequester(state, by.person)) return no('own-request');
  if (!maySign(configuration, state, by.person)) return no('not-yours');
  if (waitOf(state) !== 'settle') return no('moved-on');
  if (late(state, now)) return no('deadline-passed');
  if (by.reason.trim() === '') return no('reason-missing');
  const { person, tookEffect, reason } = by;
  return yes({ type: 'settled', data: { person, tookEffect, reason: cut(reason, MOST_REASON) } });
}

/** Whether a person may begin a ballot now, without its token: what the ballot page asks before it sends anyone to the provider. */
export function mayCast(
  configuration: Configuration,
  state: RequestState,
  by: { person: string; choice: BallotChoice; seen: string },
  now: Date,
): CommandRefusal | null {
  if (by.choice === 'release') {
    if (!isRequester(state, by.person)) return 'not-yours';
    if (state.phase !== 'copied') return 'moved-on';
  } else {
    if (isRequester(state, by.person)) return 'own-request';
    if (!maySign(configuration, state, by.person)) return 'not-yours';
    if (state.phase !== 'confirmed') return 'moved-on';
    if (state.votes.some((vote) => vote.person === by.person)) return 'already-signed';
    if (!maySignLevel(configuration, state, by.person, currentLevel(state))) return 'not-your-turn';
    if (neededLater(configuration, state, by.person)) return 'needed-later';
  }
  if (late(state, now)) return 'deadline-passed';
  return by.seen === state.assessed?.approvalHash ? null : 'stale-hash';
}

/** The ballot came back: the fact that records it, token included. The broker verifies it before it counts. */
export function cast(
  configuration: Configuration,
  state: RequestState,
  by: { person: string; choice: BallotChoice; seen: string; token: string },
  now: Date,
): CommandResult {
  const refusal = mayCast(configuration, state, by, now);
  if (refusal) return no(refusal);
  const { person, seen: approvalHash, token } = by;
  if (by.choice === 'release') return yes({ type: 'released', data: { person, approvalHash, token } });
  return yes({ type: 'voted', data: { person, approvalHash, token, level: currentLevel(state) } });
}
