import { html } from 'hono/html';
import { type Html, NOTHING } from '../html';
import type { RequestView } from '../request-view';

/** The check number again at the end, with what it is for. */
export function checkHelp({ reader, check, step }: RequestView): Html {
  if (check === null) return NOTHING;
  const { words } = reader.text;
  return html`<section>
<h2>${words.heads.check}</h2>
<p><bdi><code class="check" translate="no">${check}</code></bdi></p>
${step === 'ended' ? NOTHING : html`<p>${words.checkHelp(reader.ports.configuration.mail.contact)}</p>`}
</section>`;
}
