import { html } from 'hono/html';
import type { Configuration } from '../../../shared/configuration/configuration';
import { join, named, type Phrase, say } from '../../../shared/consequence/phrase';
import { neededLater } from '../../../shared/lifecycle/needed-later';
import { currentLevel, deadlineOf, type RequestState } from '../../../shared/lifecycle/state';
import { signersOf } from '../../../shared/people/directory';
import { showSpan, showTime } from '../../text/time';
import { type Html, written } from '../html';
import { operatorName, type RequestView } from '../request-view';
import { countOf, levelsOf, needOfAll } from '../step';
import { ended } from './ended';

/** The "now" sentence: where the request stands for the person who reads, and until when. */
export const now = (view: RequestView): Html =>
  view.step === 'ended' || view.step === 'settle' || view.broken
    ? ended(view)
    : html`<p class="now">${written(waiting(view))}</p>`;

function waiting(view: RequestView): Phrase {
  const { reader, state, step } = view;
  const { request } = reader.text;
  const operator = operatorName(view);
  const deadline = deadlineOf(state);
  const before = deadline ? showTime(deadline, reader.clock) : reader.text.words.notKnown;
  const left = showSpan((deadline?.getTime() ?? 0) - reader.now.getTime(), reader.clock.language);
  const { have, need } = countOf(state);
  const since = showTime(state.since, reader.clock);
  switch (step) {
    case 'new':
      return say`${request.new}`;
    case 'confirm':
      return say`${request.confirm(showTime(state.opened.denial.eventTime, reader.clock), needOfAll(state), before)}`;
    case 'confirm-waits':
      return request.confirmWaits(operator, before);
    case 'sign':
      return request.sign(operator, have, need, before, left);
    case 'signed':
      return signed(view, have, need);
    case 'not-your-turn': {
      const open = currentLevel(state);
      const all = levelsOf(reader.ports.configuration, state, reader.visit?.person.id ?? '');
      const yours = all.find((level) => level > open) ?? open;
      return say`${request.notYourTurn(yours + 1, open + 1, have, need)}`;
    }
    case 'not-needed':
      return say`${request.notNeeded}`;
    case 'waiting':
      return request.waiting(have, need, missing(view), before);
    case 'backing-up':
      return say`${request.backingUp}`;
    case 'release':
      return say`${request.release(needOfAll(state), before)}`;
    case 'release-waits':
      return request.releaseWaits(operator, before);
    case 'starting':
      return say`${request.starting(since)}`;
    default:
      return say`${request.executing(since)}`;
  }
}

function signed(view: RequestView, have: number, need: number): Phrase {
  const { reader, state } = view;
  const vote = state.votes.find(({ person }) => person === reader.visit?.person.id);
  const at = showTime(vote?.at ?? state.since, reader.clock);
  const { request } = reader.text;
  return say`${request.signed(at, have, need)}${have < need ? request.signedWaits(missing(view)) : []}`;
}

/** Who has signed cannot sign again, and who is needed at a later level does not sign here. */
const canSignNow = (configuration: Configuration, state: RequestState, id: string): boolean =>
  !state.votes.some(({ person }) => person === id) && !neededLater(configuration, state, id);

/** Those who may sign now and have not. */
function missing({ reader, state }: RequestView): Phrase {
  const level = state.assessed?.decision.levels[currentLevel(state)];
  const persons = level ? signersOf(reader.ports.configuration, level, state.opened.person) : [];
  return join(
    persons.filter(({ id }) => canSignNow(reader.ports.configuration, state, id)).map(({ name }) => named(name)),
    reader.text.words.separator,
  );
}
