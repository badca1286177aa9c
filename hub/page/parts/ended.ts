import { html } from 'hono/html';
import { id, type Phrase, say } from '../../../shared/consequence/phrase';
import { quoted } from '../../../shared/consequence/visible';
import { GRANT_SECONDS } from '../../../shared/grant/document';
import type { LedgerEvent } from '../../../shared/ledger/event';
import { isRequester } from '../../../shared/lifecycle/commands';
import { deadlineOf } from '../../../shared/lifecycle/state';
import { showTime } from '../../text/time';
import { type Html, NOTHING, written } from '../html';
import { personName, type RequestView } from '../request-view';
import { changes } from './changes';
import { quotation } from './key-facts';

/** What became of it: a bold sentence, what it means, and the evidence. */
export function ended(view: RequestView): Html {
  const { reader, state, broken } = view;
  const { request, words } = reader.text;
  const { contact } = reader.ports.configuration.mail;
  if (broken) return said(view, say`${request.frozen(broken.at, broken.why)}`, request.frozenRest(contact));
  const event = state.ending;
  if (!event) return NOTHING;
  const at = showTime(event.at, reader.clock);
  const by = (person: string) => personName(reader, person);
  const again = isRequester(state, reader.visit?.person.id ?? '') ? ` ${request.askAgain}` : '';
  switch (event.type) {
    case 'executed':
      return html`${said(view, say`${request.executed(at)}`, `${request.asyncNote} ${role(view)}`)}
${event.data.answer ? fact(request.awsAnswered, id(quoted(event.data.answer))) : NOTHING}
${fact(`${request.awsRequest}${words.colon}`, id(quoted(event.data.requestId)))}`;
    case 'failed': {
      const error = id(quoted(event.data.error));
      return html`${said(view, event.data.sent ? request.failed(at, error) : request.failedBefore(at, error), `${request.failedRest} ${role(view)}`)}
${fact(event.data.sent ? request.awsAnswered : request.checkFound, id(quoted(event.data.message)))}`;
    }
    case 'unknown':
      return html`${said(view, say`${request.unknown(at)}`, `${request.unknownRest} ${role(view)}`)}
${settling(view)}
${fact(request.unknownSeen, id(quoted([event.data.why, ...event.data.seen].join('; '))))}`;
    case 'rejected':
      return html`${said(view, request.rejected(by(event.data.person), at), request.didNotRun)}
<p>${quotation(view, event.data.reason, by(event.data.person))}</p>`;
    case 'cancelled':
      return cancelled(view, event, at);
    case 'expired':
      return said(view, say`${request.expired(at, event.data.wait)}`, `${request.didNotRun}${again}`);
    case 'voided':
      return html`${said(view, say`${request.voided(at)}`, `${request.didNotRun}${again}`)}
${changes(view, event.data.changes)}`;
    case 'frozen':
      return said(view, say`${request.frozen(event.data.at, quoted(event.data.why))}`, request.frozenRest(contact));
    default:
      return NOTHING;
  }
}

/** Who finds out what happened, by when, or what they found. */
function settling(view: RequestView): Html {
  const { reader, state, step } = view;
  const { request } = reader.text;
  const deadline = deadlineOf(state);
  if (state.settled) {
    const { person, at, tookEffect, reason } = state.settled;
    const name = personName(reader, person);
    return html`${said(view, request.settled(name, showTime(at, reader.clock), tookEffect), '')}
<p>${quotation(view, reason, name)}</p>`;
  }
  if (!deadline) return html`<p>${request.settleLate}</p>`;
  const before = showTime(deadline, reader.clock);
  return html`<p>${step === 'settle' ? request.settleYours(before) : request.settleWaits(before)}</p>`;
}

function cancelled(view: RequestView, event: LedgerEvent & { type: 'cancelled' }, at: string): Html {
  const { reader } = view;
  const { request } = reader.text;
  const { person, notMe } = event.data;
  const name = personName(reader, person);
  if (!notMe) return said(view, request.cancelled(name, at), request.didNotRun);
  if (person !== reader.visit?.person.id) return said(view, request.disowned(name, at), request.didNotRun);
  const reported = request.notMeReported(reader.ports.configuration.mail.contact);
  return said(view, say`${reported.head}`, `${reported.rest} ${request.didNotRun}`);
}

/** Whether anything is left that could still act, where a role was ever made. */
function role({ reader, state }: RequestView): string {
  const { request } = reader.text;
  if (state.revoked) return request.roleRemoved;
  const executing = state.timeline.find(({ type }) => type === 'executing');
  if (!executing) return '';
  return request.roleNotRemoved(showTime(new Date(Date.parse(executing.at) + GRANT_SECONDS * 1000), reader.clock));
}

const said = ({ reader }: RequestView, head: Phrase, rest: string): Html =>
  html`<p class="now"><strong>${written(head)}</strong>${reader.text.words.space}${written(say`${rest}`)}</p>`;

const fact = (label: string, value: Phrase): Html => html`<p class="evidence">${label} ${written(value)}</p>`;
