import { html } from 'hono/html';
import type { InputMember } from '../../../shared/call/call';
import { canonicalJson } from '../../../shared/canonical/json';
import { id } from '../../../shared/consequence/phrase';
import { ENDED, neverSent } from '../../../shared/lifecycle/state';
import { type Html, NOTHING, written } from '../html';
import { operatorName, type RequestView } from '../request-view';

/** What will run: the operation, how its input is known, and every member of it with its source; never folded. */
export function input(view: RequestView): Html {
  const { assessed } = view.state;
  if (!assessed) return NOTHING;
  const { words } = view.reader.text;
  const { call, tier, members } = assessed.sourced;
  return html`<section>
<h2>${headOf(view)}</h2>
<p>${words.operation}${words.colon}${written(id(`${call.service}:${call.operation}`))}</p>
<p>${written(words.tier[tier](operatorName(view)))}</p>
<table class="input">
<caption>${words.input.count(members.length)}</caption>
<thead><tr><th scope="col">${words.input.path}</th><th scope="col">${words.input.value}</th><th scope="col">${words.input.source}</th></tr></thead>
<tbody>${members.map(
    (member) => html`<tr><th scope="row" data-head="${words.input.path}">${written(id(member.path))}</th>
<td data-head="${words.input.value}">${written(id(shownValue(member)))}</td>
<td data-head="${words.input.source}"><span class="mark">${words.marks[member.provenance]}</span></td></tr>
`,
  )}</tbody>
</table>
</section>`;
}

/** The call in its right tense: people read a page of something long over, and of one whose record is broken nothing runs. */
function headOf({ reader, state, broken }: RequestView): string {
  const { heads } = reader.text.words;
  if (!broken && !ENDED.includes(state.phase)) return heads.run;
  const begun = state.timeline.some(({ type }) => type === 'executing');
  return begun && !neverSent(state) ? heads.ran : heads.neverRan;
}

const shownValue = ({ value }: InputMember): string => (typeof value === 'string' ? value : canonicalJson(value));
