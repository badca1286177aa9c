import { id, say } from '../../shared/consequence/phrase';
import { quoted } from '../../shared/consequence/visible';
import { deadlineOf, type RequestState } from '../../shared/lifecycle/state';
import { showSpan, showTime } from '../text/time';
import type { Content } from './content';
import { type Addressee, nameFor } from './context';
import { aboutRequest } from './rows';

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
