import type { Context } from 'hono';
import { html } from 'hono/html';
import { id } from '../../shared/consequence/phrase';
import { deadlineOf } from '../../shared/lifecycle/state';
import { type Html, NOTHING, written } from '../page/html';
import { layout } from '../page/layout';
import { tag } from '../page/parts/heading';
import { accountOf } from '../page/parts/key-facts';
import type { Reader } from '../page/reader';
import { operatorName, type RequestView, titleOf } from '../page/request-view';
import type { Visit } from '../page/session';
import { showSpan, showTime } from '../text/time';
import { listedRequests } from './listed';

/** The list of a person's requests: what waits for them, theirs, those they take part in, and what ended lately. */
export async function home(c: Context, reader: Reader, visit: Visit): Promise<Response> {
  const { words, request } = reader.text;
  const { waiting, yours, others, ended, left } = await listedRequests(reader, visit.person.id);
  const section = (head: string, views: readonly RequestView[], empty: string | null): Html =>
    views.length === 0 && empty === null
      ? NOTHING
      : html`<section><h2>${head}</h2>${views.length === 0 ? html`<p>${empty}</p>` : html`<ul class="list">${views.map(row)}</ul>`}</section>`;
  const main = html`<div class="column">
<h1>${request.home.title}</h1>
${section(request.home.waiting(waiting.length), waiting, request.home.empty)}
${section(request.home.yours(yours.length), yours, request.home.emptyYours)}
${section(request.home.signing(others.length), others, null)}
${section(request.home.ended, ended, null)}
${left > 0 ? html`<p>${request.home.more(left)}</p>` : NOTHING}
<section><h2>${request.home.open}</h2>
<form class="open" method="get" action="/open">
<div class="field"><label for="code">${request.home.code}</label><p class="hint" id="code-hint">${request.home.codeHint}</p>
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="code-hint"></div>
<button class="button">${request.home.openButton}</button>
</form></section>
</div>`;
  return c.html(
    layout(reader, { title: `${request.home.waiting(waiting.length)} · ${words.nav.requests}`, main }),
    200,
  );
}

/** One request of a list: a link and what tells it from the others; nothing can be decided here. */
function row(view: RequestView): Html {
  const { reader, state, code } = view;
  const { home: words } = reader.text.request;
  const deadline = deadlineOf(state);
  const when = deadline
    ? words.before(
        showTime(deadline, reader.clock),
        showSpan(deadline.getTime() - reader.now.getTime(), reader.clock.language),
      )
    : state.ending && words.endedAt(showTime(state.ending.at, reader.clock));
  return html`<li>${tag(view)} <a href="/r/${code}">${written(titleOf(view))}</a>
<p>${written(accountOf(view))} · ${written(id(state.opened.denial.region))} · ${written(operatorName(view))}${when ? ` · ${when}` : ''} · <bdi><code class="whole" translate="no">${code}</code></bdi></p></li>
`;
}
