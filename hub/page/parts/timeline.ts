import { html } from 'hono/html';
import { id, type Phrase, say } from '../../../shared/consequence/phrase';
import { quoted } from '../../../shared/consequence/visible';
import type { LedgerEvent } from '../../../shared/ledger/event';
import { showTime } from '../../text/time';
import { type Html, written } from '../html';
import { operatorName, personName, type RequestView } from '../request-view';

/** What happened so far, newest last. */
export function timeline(view: RequestView): Html {
  const { reader, state } = view;
  const last = state.timeline.length - 1;
  return html`<section>
<h2>${reader.text.words.heads.timeline}</h2>
<ol class="timeline">${state.timeline.map(
    (event, index) =>
      html`<li${index === last ? html` aria-current="step"` : ''}><time datetime="${event.at}">${showTime(event.at, reader.clock)}</time> <span>${written(sentence(view, event))}</span></li>
`,
  )}</ol>
</section>`;
}

function sentence(view: RequestView, event: LedgerEvent): Phrase {
  const { timeline: words } = view.reader.text;
  const by = (person: string) => personName(view.reader, person);
  switch (event.type) {
    case 'opened':
      return words.opened(operatorName(view));
    case 'confirmed':
    case 'voted':
    case 'released':
    case 'rejected':
    case 'settled':
      return words[event.type](by(event.data.person));
    case 'cancelled':
      return event.data.notMe ? words.disowned(by(event.data.person)) : words.cancelled(by(event.data.person));
    case 'verified':
      return verified(view, event.data.ballot);
    case 'copied':
      return say`${words.copied(event.data.copies.length)}`;
    case 'failed':
      return words.failed(id(quoted(event.data.error)));
    default:
      return say`${words[event.type]}`;
  }
}

function verified({ reader, state }: RequestView, ballot: number): Phrase {
  const vote = state.votes.find(({ seq }) => seq === ballot);
  const { timeline: words } = reader.text;
  return vote ? words.verifiedVote(personName(reader, vote.person)) : say`${words.verifiedRelease}`;
}
