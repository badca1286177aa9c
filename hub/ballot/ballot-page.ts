import type { Context } from 'hono';
import { html } from 'hono/html';
import { readRequestCode } from '../../shared/approval/request-id';
import { notFound } from '../page/answer-page';
import { type Html, NOTHING } from '../page/html';
import { layout } from '../page/layout';
import { banner } from '../page/parts/banner';
import { checkHelp } from '../page/parts/check-help';
import { grant } from '../page/parts/grant';
import { heading } from '../page/parts/heading';
import { input } from '../page/parts/input';
import { keyFacts } from '../page/parts/key-facts';
import { now } from '../page/parts/now';
import { resources } from '../page/parts/resources';
import { signers } from '../page/parts/signers';
import { timeline } from '../page/parts/timeline';
import type { Reader } from '../page/reader';
import { findRequest, plainTitle, type RequestView } from '../page/request-view';
import { choiceOf } from './asked';
import { ballotForm } from './ballot-form';
import type { BallotNotice } from './notice';

/** The ballot page: the request again, in full, on the origin that takes the signature. */
export async function showBallot(c: Context, reader: Reader, code: string): Promise<Response> {
  const view = await findRequest(reader, readRequestCode(code));
  return view ? ballotPage(c, view) : notFound(c, reader);
}

/** The page of a view, after a refused post with a notice above it. */
export function ballotPage(c: Context, view: RequestView, notice?: BallotNotice): Response | Promise<Response> {
  const { reader, code } = view;
  const choice = view.broken ? null : choiceOf(view);
  const main = html`${notice?.box ?? NOTHING}<div class="page wide"><div>
${heading(view)}
${choice ? html`${banner(view)}${now(view)}${keyFacts(view)}${input(view)}${resources(view)}${grant(view)}${ballotForm(view, choice, notice?.typed)}` : nothingToSign(view)}
${checkHelp(view)}
</div><aside>${signers(view)}${timeline(view)}</aside></div>`;
  const prefix = notice ? reader.text.errors.prefix : '';
  const page = { title: `${prefix}${plainTitle(view)} · ${code}`, main, decides: choice !== null };
  return c.html(layout(reader, page), notice?.status ?? 200);
}

const nothingToSign = (view: RequestView): Html => {
  const { ballot } = view.reader.text.signing;
  return html`<p>${ballot.nothing}</p>
${now(view)}
<p><a class="button" href="${view.reader.ports.webUrl}/r/${view.code}">${ballot.back}</a></p>`;
};
