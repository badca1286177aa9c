import type { Configuration } from '../../shared/configuration/configuration';
import { isRequester, maySign } from '../../shared/lifecycle/commands';
import { neededLater } from '../../shared/lifecycle/needed-later';
import { currentLevel, ENDED, type RequestState, waitOf } from '../../shared/lifecycle/state';
import { signersOf } from '../../shared/people/directory';

/** What a request asks of one person now; each has its sentence and its controls. */
export type Step =
  | 'new'
  | 'confirm'
  | 'confirm-waits'
  | 'sign'
  | 'signed'
  | 'not-your-turn'
  | 'not-needed'
  | 'waiting'
  | 'backing-up'
  | 'release'
  | 'release-waits'
  | 'starting'
  | 'executing'
  | 'settle'
  | 'ended';

/** Steps at which the request waits for the very person who reads. */
export const ACTIVE_STEPS: readonly Step[] = ['confirm', 'sign', 'release', 'settle'];

/** The step of a person who takes part in a request. */
export function stepOf(configuration: Configuration, state: RequestState, person: string): Step {
  const requester = isRequester(state, person);
  if (waitOf(state) === 'settle' && !requester && maySign(configuration, state, person)) return 'settle';
  if (ENDED.includes(state.phase)) return 'ended';
  switch (state.phase) {
    case 'opened':
      return 'new';
    case 'assessed':
      return requester ? 'confirm' : 'confirm-waits';
    case 'confirmed':
      return requester ? 'waiting' : signerStep(configuration, state, person);
    case 'approved':
      return 'backing-up';
    case 'copied':
      return requester ? 'release' : 'release-waits';
    case 'released':
      return 'starting';
    default:
      return 'executing';
  }
}

function signerStep(configuration: Configuration, state: RequestState, person: string): Step {
  if (state.votes.some((vote) => vote.person === person)) return 'signed';
  const now = currentLevel(state);
  const levels = levelsOf(configuration, state, person);
  if (levels.includes(now)) return neededLater(configuration, state, person) ? 'not-your-turn' : 'sign';
  return levels.some((level) => level > now) ? 'not-your-turn' : 'not-needed';
}

/** The levels at which a person may sign, by index. */
export function levelsOf(configuration: Configuration, state: RequestState, person: string): readonly number[] {
  if (!maySign(configuration, state, person)) return [];
  return (state.assessed?.decision.levels ?? []).flatMap((level, index) =>
    signersOf(configuration, level, state.opened.person).some(({ id }) => id === person) ? [index] : [],
  );
}

/** How many have signed at the level that is collecting, or at the last one, and how many must. */
export function countOf(state: RequestState): { readonly have: number; readonly need: number } {
  const levels = state.assessed?.decision.levels ?? [];
  const index = Math.min(currentLevel(state), Math.max(0, levels.length - 1));
  const persons = new Set(state.votes.filter(({ level }) => level === index).map(({ person }) => person));
  return { have: persons.size, need: levels[index]?.need ?? 0 };
}

/** Signatures of all levels together, for the operator who waits for every one of them. */
export const needOfAll = (state: RequestState): number =>
  (state.assessed?.decision.levels ?? []).reduce((sum, { need }) => sum + need, 0);
