import type { Context } from 'hono';
import { html } from 'hono/html';
import { readRequestCode } from '../../shared/approval/request-id';
import { notFound } from '../page/answer-page';
import { type Html, written } from '../page/html';
import { layout } from '../page/layout';
import { accountOf, resourceLine } from '../page/parts/key-facts';
import type { Reader } from '../page/reader';
import { findRequest, operatorName, type RequestView, titleOf } from '../page/request-view';
import { countOf } from '../page/step';
import { showTime } from '../text/time';

/** The receipt of a ballot, from the ledger alone: safe to reload, the same in every browser of the person. */
export async function showReceipt(c: Context, reader: Reader, code: string): Promise<Response> {
  const view = await findRequest(reader, readRequestCode(code));
  if (!view) return notFound(c, reader);
  const said = view.broken ? null : (released(view) ?? approved(view));
  if (!said) return c.redirect(`/b/${view.code}`, 303);
  const { words, signing } = reader.text;
  const main = html`<div class="column">
<div class="done-box" role="status"><h1>${said.head}</h1><p>${said.rest}</p></div>
<dl class="facts">
<div><dt>${words.request}</dt><dd><bdi><code class="whole" translate="no">${view.code}</code></bdi></dd></div>
<div><dt>${words.heads.run}</dt><dd>${written(titleOf(view))}</dd></div>
<div><dt>${words.facts.account}</dt><dd>${written(accountOf(view))}</dd></div>
<div><dt>${words.facts.resource}</dt><dd>${written(resourceLine(view))}</dd></div>
<div><dt>${words.check}</dt><dd><bdi><code class="check" translate="no">${view.check}</code></bdi></dd></div>
</dl>
<p>${words.checkHelpAfter(reader.ports.configuration.mail.contact)}</p>
<p><a class="button" href="${reader.ports.webUrl}/r/${view.code}">${signing.ballot.back}</a></p>
</div>`;
  return c.html(layout(reader, { title: `${said.head} · ${view.code}`, main }));
}

interface Said {
  readonly head: string;
  readonly rest: Html;
}

/** The check number in a sentence stays on one line: its groups are read together. */
const noBreak = (sentence: string): string => sentence.replace(/(\d{3}) (?=\d{3})/g, '$1\u00A0');

function approved(view: RequestView): Said | null {
  const { reader, state, check } = view;
  const vote = state.votes.find(({ person }) => person === reader.visit?.person.id);
  if (!vote) return null;
  const { receipt } = reader.text.signing;
  const { have, need } = countOf(state);
  const next = have < need ? receipt.next.signatures : receipt.next.release;
  const { space } = reader.text.words;
  const mailed = noBreak(receipt.mail(check ?? ''));
  const rest = html`${receipt.counts(have, need)}${space}${written(next(operatorName(view)))}${space}${mailed}`;
  return { head: receipt.approved(showTime(vote.at, reader.clock)), rest };
}

function released({ reader, state }: RequestView): Said | null {
  const { release } = state;
  if (release?.person !== reader.visit?.person.id || !release) return null;
  const { receipt } = reader.text.signing;
  return { head: receipt.released(showTime(release.at, reader.clock)), rest: html`${receipt.releasedRest}` };
}
