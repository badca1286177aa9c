import { say } from '../../shared/consequence/phrase';
import { quoted } from '../../shared/consequence/visible';
import type { BrokenRequest } from '../../shared/ledger/fold';
import type { RequestState } from '../../shared/lifecycle/state';
import type { Mail } from '../ports';
import { askConfirm, askRelease, askSettle, askSignature, remind } from './asks';
import type { Content } from './content';
import { type Addressee, addresseeOf, type MailContext, nameFor } from './context';
import type { DueMail } from './due';
import { alarm, outcome, settled } from './outcome';
import { render } from './render';
import { receipt, voted } from './votes';

/** The mail of one kind about a request for one person, in their language and zone; `null` when they have no address. */
export function messageFor(due: DueMail, state: RequestState, context: MailContext): Mail | null {
  const addressee = addresseeOf(due.person, context);
  const content = addressee && contentOf(due, state, addressee);
  if (!addressee || !content) return null;
  // Nobody is told to call themselves.
  const operator = due.person === state.opened.person ? null : nameFor(context, state.opened.person);
  return render({ ...content, addressee, request: state.request, operator });
}

function contentOf(due: DueMail, state: RequestState, addressee: Addressee): Content | null {
  switch (due.kind) {
    case 'confirm':
      return askConfirm(state, addressee);
    case 'sign':
      return askSignature(state, addressee);
    case 'release':
      return askRelease(state, addressee);
    case 'voted':
      return due.vote ? voted(due.vote, state, addressee) : null;
    case 'receipt':
      return due.vote ? receipt(due.vote, state, addressee) : null;
    case 'reminder':
      return remind(state, addressee);
    case 'settle':
      return askSettle(state, addressee);
    case 'settled':
      return settled(state, addressee);
    case 'outcome':
      return outcome(state, addressee);
    case 'check':
      return alarm(state, addressee);
  }
}

/** The mail to the contact about a request whose events do not add up. It repeats no fact of it: none can be believed. */
export function brokenMail(broken: BrokenRequest, context: MailContext & { readonly request: string }): Mail {
  const { configuration } = context;
  const addressee = addresseeOf(null, context);
  if (!addressee) throw new Error(`no contact in the configuration of ${configuration.installation}`);
  const { mail } = addressee.text;
  return render({
    addressee,
    request: context.request,
    operator: null,
    subject: () => '',
    first: say`${mail.check.frozen(quoted(broken.why), broken.at)} ${mail.check.rest}`,
    title: [],
    undo: null,
    rows: [],
    quote: null,
    decides: false,
  });
}
