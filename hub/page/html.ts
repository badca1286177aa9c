import { html } from 'hono/html';
import type { Phrase } from '../../shared/consequence/phrase';

/** Escaped HTML, ready to be put into more of it. */
export type Html = ReturnType<typeof html>;

/** Nothing at all. */
export const NOTHING: Html = html``;

/** An identifier this short fits any screen, so it is never broken over two lines. */
const SHORT = html` class="whole"`;

/** A sentence whose identifiers stand apart in code type and are never translated, and whose names keep their direction. */
export const written = (phrase: Phrase): Html =>
  html`${phrase.map((piece) => {
    if (typeof piece === 'string') return piece;
    if ('name' in piece) return html`<bdi>${piece.name}</bdi>`;
    return html`<bdi><code${piece.id.length <= 20 ? SHORT : NOTHING} translate="no">${piece.id}</code></bdi>`;
  })}`;
