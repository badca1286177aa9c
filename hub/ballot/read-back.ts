import type { Context } from 'hono';
import { html } from 'hono/html';
import { readRequestCode } from '../../shared/approval/request-id';
import { ballotNonce } from '../../shared/ballot/ballot';
import { sha256 } from '../../shared/canonical/hash';
import { plain } from '../../shared/consequence/phrase';
import { notFound } from '../page/answer-page';
import { type Html, written } from '../page/html';
import { layout } from '../page/layout';
import { banner } from '../page/parts/banner';
import { accountOf, resourceLine } from '../page/parts/key-facts';
import { providerName, type Reader } from '../page/reader';
import { findRequest, type RequestView, titleOf } from '../page/request-view';
import { digestOf } from '../page/secret';
import type { BallotAttempt } from '../ports';
import { showTime } from '../text/time';
import { readBackFor } from './asked';
import { attemptOf } from './attempt-cookie';

/**
 * The stop before the provider: the consequence once more and one plain link. A link and not a redirect of the form,
 * since browsers apply `form-action` to every redirect after a post. Without an attempt of this browser it leads back.
 */
export async function showReadBack(c: Context, reader: Reader, code: string): Promise<Response> {
  const view = await findRequest(reader, readRequestCode(code));
  if (!view) return notFound(c, reader);
  const cookie = attemptOf(c);
  const attempt = cookie && (await reader.ports.index.readAttempt(sha256(cookie.state), reader.now));
  // What is signed must be what this page shows, whatever the index says.
  const mine =
    attempt?.request === view.state.request &&
    attempt.browser === reader.visit?.browser &&
    attempt.approvalHash === view.state.assessed?.approvalHash;
  if (!cookie || !attempt || !mine) return c.redirect(`/b/${view.code}`, 303);
  const { readBack } = reader.text.signing;
  const title = readBack[attempt.choice](titleOf(view));
  const main = page(view, attempt, cookie.state);
  return c.html(layout(reader, { title: `${plain(title)} · ${view.code}`, main }));
}

function page(view: RequestView, attempt: BallotAttempt, state: string): Html {
  const { reader, code, check } = view;
  const { words, signing } = reader.text;
  const { readBack } = signing;
  const provider = providerName(reader);
  const fact = (term: string, value: Html) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  const go = attempt.choice === 'approve' ? readBack.goApprove(provider) : readBack.goRelease(provider);
  return html`<div class="column">
<h1>${written(readBack[attempt.choice](titleOf(view)))}</h1>
${banner(view)}
<dl class="facts">
${fact(words.facts.account, written(accountOf(view)))}
${fact(words.facts.resource, written(resourceLine(view)))}
${fact(words.check, html`<bdi><code class="check" translate="no">${check}</code></bdi>`)}
</dl>
<p>${readBack.note(provider)}${words.space}${readBack.within(showTime(attempt.expires, reader.clock))}</p>
<div class="actions">
<a class="button filled${readBackFor(view) ? ' danger' : ''}" href="${authorizeUrl(reader, attempt, state, view)}">${go}</a>
<a class="button" href="/b/${code}">${readBack.back}</a>
</div>
</div>`;
}

/** The provider signs the nonce, and so this request, this approval hash and this choice. */
function authorizeUrl({ ports, site }: Reader, attempt: BallotAttempt, state: string, view: RequestView): string {
  return ports.provider.authorizeUrl({
    state,
    nonce: ballotNonce(attempt.request, attempt.approvalHash, attempt.choice),
    codeChallenge: digestOf(attempt.codeVerifier),
    redirectUri: `${site.origin}${site.callback}`,
    fresh: view.state.assessed?.decision.assurance === 'fresh',
  });
}
