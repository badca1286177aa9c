import { html } from 'hono/html';
import { id, join, type Phrase } from '../../../shared/consequence/phrase';
import { ENDED, neverSent } from '../../../shared/lifecycle/state';
import { type Html, NOTHING, written } from '../html';
import type { RequestView } from '../request-view';
import { accountOf } from './key-facts';

/** What the temporary role may do: one sentence always visible, the document behind it. */
export function grant(view: RequestView): Html {
  const { assessed, release } = view.state;
  // A request that ended before its release never had one.
  if (!assessed || (neverSent(view.state) && !release)) return NOTHING;
  const { words } = view.reader.text;
  const statements = assessed.grant.Statement;
  const actions = join(
    statements.map(({ Action }) => id(Action)),
    words.separator,
  );
  const resources = join(
    statements.flatMap(({ Resource }) => Resource.map(id)),
    words.separator,
  );
  const { noResource, made } = words.grantStar;
  const starred = (action: Phrase, arn: string): Phrase => (arn === '*' ? noResource(action) : made(action, id(arn)));
  return html`<section>
<h2>${ENDED.includes(view.state.phase) ? words.heads.grantOver : words.heads.grant}</h2>
<p>${written(words.grant(actions, resources, accountOf(view), id(assessed.sourced.call.region)))}</p>
${statements.flatMap(({ Action, Resource }) =>
  Resource.filter((arn) => arn.includes('*')).map(
    (arn) => html`<p class="unknown">${written(starred(id(Action), arn))}</p>
`,
  ),
)}<details><summary>${words.grantShow}</summary>
<pre translate="no" tabindex="0">${JSON.stringify(assessed.grant, null, 2)}</pre></details>
</section>`;
}
