import type { Configuration } from '../configuration/configuration';
import { signersOf } from '../people/directory';
import { type Post, understaffed, unfillable } from '../people/staffing';
import { currentLevel, type RequestState } from './state';

/**
 * True for a person without whom a later level could not be filled any more: who signs here signs nowhere else, and the
 * request would wait for nobody until it expires. False where it cannot be filled anyway, for then nothing is saved.
 */
export function neededLater(configuration: Configuration, state: RequestState, person: string): boolean {
  const now = currentLevel(state);
  const levels = state.assessed?.decision.levels ?? [];
  const voters = new Set(state.votes.map((vote) => vote.person));
  const left = (signed: number, gone: ReadonlySet<string>): readonly Post[] =>
    levels.slice(now).map((level, index) => ({
      need: level.need - state.votes.filter((vote) => vote.level === now + index).length - (index === 0 ? signed : 0),
      persons: new Set(
        signersOf(configuration, level, state.opened.person).flatMap(({ id }) => (gone.has(id) ? [] : [id])),
      ),
    }));
  const canBeFilled = (posts: readonly Post[]): boolean => understaffed(posts) === null && unfillable(posts) === null;
  return canBeFilled(left(0, voters)) && !canBeFilled(left(1, new Set([...voters, person])));
}
