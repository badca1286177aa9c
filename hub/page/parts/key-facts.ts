import { html } from 'hono/html';
import { id, join, named, type Phrase, say } from '../../../shared/consequence/phrase';
import { nameOf } from '../../../shared/consequence/resource-names';
import { quoted } from '../../../shared/consequence/visible';
import { showTime } from '../../text/time';
import { type Html, NOTHING, written } from '../html';
import { operatorName, type RequestView } from '../request-view';

/** The five facts to know before anything else: account, region, resource with its id, who asks, and why. */
export function keyFacts(view: RequestView): Html {
  const { reader, state } = view;
  const { words } = reader.text;
  const { denial } = state.opened;
  const resources = state.assessed?.facts.resources ?? [];
  return html`<dl class="facts" aria-label="${words.facts.label}">
${row(words.facts.account, written(accountOf(view)))}
${row(words.facts.region, written(id(denial.region)))}
${row(
  resources.length > 1 ? words.facts.resources : words.facts.resource,
  resources.length > 0
    ? html`<ul class="bare">${resources.map((resource) => html`<li>${written(nameOf(resource))}</li>`)}</ul>`
    : written(denial.resource ? id(denial.resource) : say`${words.notKnown}`),
)}
${row(words.facts.askedBy, html`${written(operatorName(view))} ${written(say`(${id(denial.caller)})`)}`)}
${state.confirmed ? row(words.facts.reason, reason(view, state.confirmed.reason)) : NOTHING}
${view.step === 'confirm' ? whose(view) : NOTHING}
</dl>`;
}

/** What helps operators to tell whether the call was theirs; the tool's name is the caller's text. */
function whose({ reader, state }: RequestView): Html {
  const { facts } = reader.text.words;
  const { eventTime, sourceIp, userAgent } = state.opened.denial;
  return html`${row(facts.deniedAt, html`${showTime(eventTime, reader.clock)}`)}
${row(facts.from, written(id(quoted(sourceIp))))}
${row(facts.tool, written(id(quoted(userAgent))))}`;
}

const row = (term: string, value: Html): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

/** The account by name and number. */
export function accountOf({ state }: RequestView): Phrase {
  const { account } = state.opened.denial;
  const name = state.assessed?.facts.accountName;
  return name ? say`${named(name)} (${id(account)})` : id(account);
}

/** A caller's text as a quotation with its author; never part of our own sentences. */
export function quotation(view: RequestView, text: string, author: Phrase): Html {
  const clean = quoted(text);
  if (clean === '') return html`${view.reader.text.words.noReason}`;
  return html`<span class="author">${written(view.reader.text.words.quotedBy(author))}</span> <q><bdi>${clean}</bdi></q>`;
}

const reason = (view: RequestView, text: string): Html => quotation(view, text, operatorName(view));

/** The resources in one line, for pages that repeat only the essentials. */
export const resourceLine = ({ state }: RequestView): Phrase =>
  join(
    (state.assessed?.facts.resources ?? []).map((resource) => nameOf(resource)),
    ', ',
  );
