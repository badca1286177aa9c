import { checkNumberOf } from '../../shared/approval/approval-hash';
import { say } from '../../shared/consequence/phrase';
import type { RequestState, Vote } from '../../shared/lifecycle/state';
import { providerNameOf } from '../text/provider-name';
import { showTime } from '../text/time';
import type { Content } from './content';
import { type Addressee, nameFor } from './context';
import { aboutRequest, signatures } from './rows';

/** M4: somebody signed; the operator and the others who may sign are told of every signature. */
export function voted(vote: Vote, state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { have, need } = signatures(state, vote.level);
  const complete = have >= need;
  const forOperator = addressee.person === state.opened.person;
  const done = forOperator ? mail.votedRelease : mail.votedEnough;
  const then = complete ? done : mail.votedMore(need - have);
  const first = say`${mail.voted(nameFor(addressee, vote.person), showTime(vote.at, addressee.clock))}`;
  return {
    ...aboutRequest(state, addressee),
    subject: (title) => mail.subject.voted(have, need, title),
    first: say`${first} ${then}`,
    decides: false,
  };
}

/** M5: the receipt, from another component than the page that took the signature, with the same check number. */
export function receipt(vote: Vote, state: RequestState, addressee: Addressee): Content {
  const { mail } = addressee.text;
  const { configuration, clock } = addressee;
  const check = checkNumberOf(vote.approvalHash);
  const at = showTime(vote.at, clock);
  return {
    ...aboutRequest(state, addressee),
    subject: mail.subject.receipt,
    first: say`${mail.receipt(at, providerNameOf(configuration), check, configuration.mail.contact)}`,
    decides: false,
  };
}
