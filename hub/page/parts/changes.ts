import { html } from 'hono/html';
import { id } from '../../../shared/consequence/phrase';
import { quoted } from '../../../shared/consequence/visible';
import type { Change } from '../../../shared/ledger/event';
import { type Html, written } from '../html';
import type { RequestView } from '../request-view';

/** What made a request void, side by side: a sign and a column head tell the sides apart, colour is extra. */
export function changes({ reader }: RequestView, all: readonly Change[]): Html {
  const { changed, changes: names } = reader.text.request;
  return html`<table class="changes">
<caption>${changed.head}</caption>
<thead><tr><th scope="col">${changed.what}</th><th scope="col">${changed.signed}</th><th scope="col">${changed.now}</th></tr></thead>
<tbody>${all.map(
    ({ what, signed, now }) => html`<tr><th scope="row" data-head="${changed.what}">${names[what]}</th>
<td data-head="${changed.signed}"><del>− ${written(id(quoted(signed)))}</del></td>
<td data-head="${changed.now}"><ins>+ ${written(id(quoted(now)))}</ins></td></tr>
`,
  )}</tbody>
</table>`;
}
