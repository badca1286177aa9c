import type { Configuration } from '../../shared/configuration/configuration';
import type { Folded } from '../../shared/ledger/fold';
import { neededLater } from '../../shared/lifecycle/needed-later';
import { remindersDue } from '../../shared/lifecycle/reminders';
import type { RequestState, Vote } from '../../shared/lifecycle/state';
import { currentLevel } from '../../shared/lifecycle/state';
import { signersOf } from '../../shared/people/directory';
import type { Notice } from '../../shared/workflow';
import type { Mail } from '../ports';
import type { MailContext } from './context';
import type { DueMail } from './due';
import { brokenMail, messageFor } from './message';

/** Mails that are due at a notice, with their marks; what has a mark already is the caller's to leave out. */
export function composeNotices(
  notice: Notice,
  folded: Folded,
  context: MailContext & { readonly request: string },
): readonly { readonly mark: string; readonly after?: string; readonly mail: Mail }[] {
  if (!folded.ok) return [{ mark: `check/${folded.at}/contact`, mail: brokenMail(folded, context) }];
  return noticesFor(notice, folded.state, context.configuration, context.now).flatMap((due) => {
    const mail = messageFor(due, folded.state, context);
    return mail ? [{ mark: due.mark, ...(due.after && { after: due.after }), mail }] : [];
  });
}

/** Who is due which mail at a notice. Signatures that were counted since the last notice are always told first. */
export function noticesFor(
  notice: Notice,
  state: RequestState,
  configuration: Configuration,
  now: Date,
): readonly DueMail[] {
  const operator = state.opened.person;
  const asked = (asks: readonly DueMail[]) => [...asks, ...asks.flatMap((ask) => reminder(ask, state, now))];
  const votes = state.votes.filter(({ verified }) => verified);
  const told = votes.flatMap((vote) => afterVote(vote, state, configuration));
  switch (notice) {
    case 'confirm':
      return asked([{ person: operator, kind: 'confirm', mark: `confirm/${operator}` }]);
    case 'sign':
      return [...told, ...asked(askedNow(state, configuration))];
    case 'release':
      return [...told, ...asked([{ person: operator, kind: 'release', mark: `release/${operator}` }])];
    case 'settle':
      return [...outcome(notice, state, configuration), ...asked(askedToSettle(state, configuration))];
    case 'outcome':
      return [...told.filter(({ kind }) => kind === 'receipt'), ...outcome(notice, state, configuration)];
  }
}

/** The last reminder that is due of what somebody was asked, if any. */
function reminder({ person, mark }: DueMail, state: RequestState, now: Date): readonly DueMail[] {
  const due = remindersDue(state, now);
  return due === 0 ? [] : [{ person, kind: 'reminder', mark: `reminder/${due}/${mark}`, after: mark }];
}

/** Everybody who may sign at any level can look at AWS and say what happened. */
function askedToSettle(state: RequestState, configuration: Configuration): readonly DueMail[] {
  const levels = state.assessed?.decision.levels ?? [];
  const persons = new Set(levels.flatMap((_, index) => signersAt(state, configuration, index)));
  return [...persons].map((person): DueMail => ({ person, kind: 'settle', mark: `settle/${person}` }));
}

/** A receipt to who signed; word of it to the operator and everybody else who may sign at that level. */
function afterVote(vote: Vote, state: RequestState, configuration: Configuration): readonly DueMail[] {
  const level = state.assessed?.decision.levels[vote.level];
  const signers = level ? signersOf(configuration, level, state.opened.person).map(({ id }) => id) : [];
  const others = [state.opened.person, ...signers].filter((person) => person !== vote.person);
  return [
    { person: vote.person, kind: 'receipt', mark: `receipt/${vote.seq}/${vote.person}`, vote },
    ...others.map((person): DueMail => ({ person, kind: 'voted', mark: `voted/${vote.seq}/${person}`, vote })),
  ];
}

/** Those who can sign at the level that is collecting and have not; asked once when the level begins. */
function askedNow(state: RequestState, configuration: Configuration): readonly DueMail[] {
  const index = currentLevel(state);
  return signersAt(state, configuration, index)
    .filter(
      (person) => !state.votes.some((vote) => vote.person === person) && !neededLater(configuration, state, person),
    )
    .map((person): DueMail => ({ person, kind: 'sign', mark: `sign/level-${index}/${person}` }));
}

function outcome(notice: Notice, state: RequestState, configuration: Configuration): readonly DueMail[] {
  const { ending } = state;
  if (!ending) return [];
  const levels = state.confirmed ? Array.from({ length: currentLevel(state) + 1 }, (_, index) => index) : [];
  const asked = levels.flatMap((index) => signersAt(state, configuration, index));
  const persons = new Set([state.opened.person, ...state.votes.map(({ person }) => person), ...asked]);
  // Whoever is asked to settle learns of the unknown outcome by that.
  const settling = ending.type === 'unknown' ? askedToSettle(state, configuration).map(({ person }) => person) : [];
  const mails = [...persons]
    .filter((person) => !settling.includes(person))
    .map((person): DueMail => ({ person, kind: 'outcome', mark: `outcome/${ending.seq}/${person}` }));
  if (state.settled)
    return [
      ...mails,
      ...[...persons].map((person): DueMail => ({ person, kind: 'settled', mark: `settled/${person}` })),
    ];
  const unsettled = ending.type === 'unknown' && notice === 'outcome';
  const alarms = unsettled || ending.type === 'frozen' || (ending.type === 'cancelled' && ending.data.notMe);
  return alarms ? [{ person: null, kind: 'check', mark: `check/${ending.seq}/contact` }, ...mails] : mails;
}

function signersAt(state: RequestState, configuration: Configuration, index: number): readonly string[] {
  const level = state.assessed?.decision.levels[index];
  return level ? signersOf(configuration, level, state.opened.person).map(({ id }) => id) : [];
}
