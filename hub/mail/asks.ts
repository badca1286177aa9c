import { id, say } from '../../shared/consequence/phrase';
import { quoted } from '../../shared/consequence/visible';
import { deadlineOf, type RequestState, waitOf } from '../../shared/lifecycle/state';
import { showSpan, showTime } from '../text/time';
import type { Content } from './content';
import { type Addressee, nameFor } from './context';
import { aboutRequest, signatures } from './rows';

const until = (state: RequestState, { now, clock, text }: Addressee) => {
  const deadline = deadlineOf(state);
  if (!deadline) return { before: text.words.notKnown, left: text.words.notKnown };
  return {
    before: showTime(deadline, clock),
    left: showSpan(deadline.getTime() - now.getTime(), clock.language),
  };
};

/** M1: the operator confirms, or says that it was somebody else; caller and address help to tell. */
export function askConfirm(state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { before, left } = until(state, addressee);
  const { denial } = state.opened;
  const about = aboutRequest(state, addressee);
  return {
    ...about,
    subject: mail.subject.confirm,
    first: say`${mail.confirm(showTime(denial.eventTime, addressee.clock), before, left)}`,
    rows: [
      ...about.rows.filter(({ term }) => term !== mail.row.signatures && term !== mail.row.askedBy),
      { term: mail.row.caller, value: id(denial.caller) },
      { term: mail.row.address, value: id(quoted(denial.sourceIp)) },
    ],
    decides: true,
  };
}

/** M2: an approver signs or rejects. */
export function askSignature(state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { before, left } = until(state, addressee);
  const first = mail.sign(nameFor(addressee, state.opened.person), before, left);
  return { ...aboutRequest(state, addressee), subject: mail.subject.sign, first, decides: true };
}

/** M6: the operator releases. */
export function askRelease(state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { before, left } = until(state, addressee);
  const first = say`${mail.release(before, left)}`;
  return { ...aboutRequest(state, addressee), subject: mail.subject.release, first, decides: true };
}

/** Somebody who may sign finds out what an unknown outcome was. */
export function askSettle(state: RequestState, addressee: Addressee): Content {
  const { mail, request } = addressee.text;
  const { before, left } = until(state, addressee);
  const at = showTime(state.ending?.at ?? state.since, addressee.clock);
  return {
    ...aboutRequest(state, addressee),
    subject: mail.subject.unknown,
    first: say`${request.unknown(at)} ${request.unknownRest} ${mail.settle(before, left)}`,
    decides: true,
  };
}

/** M3: what somebody was asked is still open. */
export function remind(state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { before, left } = until(state, addressee);
  const { have, need } = signatures(state);
  const first = {
    confirm: mail.remind.confirm(before, left),
    sign: mail.remind.sign(need - have, before, left),
    release: mail.remind.release(before, left),
    settle: mail.remind.settle(before, left),
  };
  return {
    ...aboutRequest(state, addressee),
    subject: mail.subject.reminder,
    first: say`${first[waitOf(state) ?? 'confirm']}`,
    decides: true,
  };
}
