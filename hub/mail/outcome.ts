import { id, type Phrase, say } from '../../shared/consequence/phrase';
import { quoted } from '../../shared/consequence/visible';
import type { LedgerEvent } from '../../shared/ledger/event';
import type { RequestState } from '../../shared/lifecycle/state';
import { showTime } from '../text/time';
import type { Content } from './content';
import { type Addressee, nameFor } from './context';
import { aboutRequest } from './rows';

/** M7 to M9: what became of it, in the sentences of the page; for endings before the call always that it did not run. */
export function outcome(state: RequestState, addressee: Addressee): Content | null {
  const { ending } = state;
  const { subject } = addressee.text.mail;
  if (!ending || !Object.hasOwn(subject, ending.type)) return null;
  const about = aboutRequest(state, addressee);
  const quote =
    ending.type === 'rejected' ? { author: nameFor(addressee, ending.data.person), text: ending.data.reason } : null;
  return {
    ...about,
    subject: subject[ending.type as keyof Pick<typeof subject, 'executed'>],
    first: say`${sentence(ending, state, addressee)}`,
    quote: quote ?? about.quote,
    decides: false,
  };
}

function sentence(ending: LedgerEvent, state: RequestState, addressee: Addressee): Phrase {
  const { request, mail } = addressee.text;
  const at = showTime(ending.at, addressee.clock);
  const by = (person: string) => nameFor(addressee, person);
  const again = addressee.person === state.opened.person ? ` ${request.askAgain}` : '';
  switch (ending.type) {
    case 'executed':
      return say`${mail.executed(at)} ${request.asyncNote}${state.revoked ? ` ${request.roleRemoved}` : ''}`;
    case 'failed': {
      const error = id(quoted(ending.data.error));
      return say`${ending.data.sent ? request.failed(at, error) : request.failedBefore(at, error)} ${request.failedRest}`;
    }
    case 'unknown':
      return say`${request.unknown(at)} ${request.unknownRest}`;
    case 'rejected':
      return say`${request.rejected(by(ending.data.person), at)} ${request.didNotRun}`;
    case 'cancelled':
      return say`${(ending.data.notMe ? request.disowned : request.cancelled)(by(ending.data.person), at)} ${request.didNotRun}`;
    case 'expired':
      return say`${request.expired(at, ending.data.wait)} ${request.didNotRun}${again}`;
    case 'voided':
      return say`${request.voided(at)} ${request.didNotRun}${again}`;
    case 'frozen':
      return say`${request.frozen(ending.data.at, quoted(ending.data.why))} ${request.frozenRest(addressee.configuration.mail.contact)}`;
    default:
      return [];
  }
}

/** Somebody found out what an unknown outcome was. */
export function settled(state: RequestState, addressee: Addressee): Content | null {
  if (!state.settled) return null;
  const { mail, request } = addressee.text;
  const { person, tookEffect, reason, at } = state.settled;
  const name = nameFor(addressee, person);
  return {
    ...aboutRequest(state, addressee),
    subject: mail.subject.settled,
    first: request.settled(name, showTime(at, addressee.clock), tookEffect),
    quote: { author: name, text: reason },
    decides: false,
  };
}

/** M11: the security team looks at what should never happen. */
export function alarm(state: RequestState, addressee: Addressee): Content | null {
  const { ending } = state;
  const { check } = addressee.text.mail;
  const about = { ...aboutRequest(state, addressee), subject: () => '', decides: false };
  if (ending?.type === 'frozen') {
    return { ...about, first: say`${check.frozen(quoted(ending.data.why), ending.data.at)} ${check.rest}` };
  }
  if (ending?.type === 'unknown')
    return { ...about, first: say`${check.unsettled(showTime(ending.at, addressee.clock))}` };
  if (ending?.type !== 'cancelled') return null;
  const what = check.notMe(nameFor(addressee, ending.data.person), showTime(ending.at, addressee.clock));
  return { ...about, first: say`${what} ${check.rest}` };
}
