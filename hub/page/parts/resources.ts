import { html } from 'hono/html';
import { id, say } from '../../../shared/consequence/phrase';
import { idOf } from '../../../shared/consequence/resource-names';
import { quoted } from '../../../shared/consequence/visible';
import { type Attribute, isUnread, type ResourceFacts } from '../../../shared/facts/facts';
import { showSpan, showTime } from '../../text/time';
import { type Html, NOTHING, written } from '../html';
import type { RequestView } from '../request-view';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** Everything our own look-ups found about the resources, with its age; what could not be read says so. */
export function resources({ reader, state }: RequestView): Html {
  const { assessed } = state;
  if (!assessed) return NOTHING;
  const { words } = reader.text;
  const age = showSpan(reader.now.getTime() - Date.parse(assessed.facts.readAt), reader.clock.language);
  const value = ({ value: found }: Attribute): Html => {
    if (found === null) return html`<span class="unknown">${words.notKnown}</span>`;
    if (INSTANT.test(found)) return html`${showTime(found, reader.clock)}`;
    return Object.hasOwn(words.values, found) ? html`${words.values[found]}` : written(id(quoted(found)));
  };
  const one = (resource: ResourceFacts) => html`<h3>${written(id(idOf(resource)))}</h3>
<dl class="facts"><div><dt>ARN</dt><dd>${written(id(resource.arn))}</dd></div>
${resource.attributes.map(
  (attribute) =>
    html`<div><dt>${labelOf(words.attributes, attribute.key)}</dt><dd>${value(attribute)}</dd></div>
`,
)}</dl>`;
  return html`<section>
<h2>${words.heads.state}</h2>
<p class="age">${assessed.facts.resources.every(isUnread) ? words.nothingRead : written(say`${words.readAgo(age)}`)}</p>
${assessed.facts.resources.map(one)}
</section>`;
}

const labelOf = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? key) : quoted(key);
