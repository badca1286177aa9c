import { html } from 'hono/html';
import type { UndoClass } from '../../../shared/consequence/consequence';
import { neverSent } from '../../../shared/lifecycle/state';
import { type Html, NOTHING, written } from '../html';
import type { RequestView } from '../request-view';

const TONES: Readonly<Record<UndoClass, string>> = {
  permanent: 'loss',
  unknown: 'loss',
  window: 'window',
  copy: 'window',
  possible: 'mendable',
};

/** The consequence banner: whether it can be undone, what happens, what depends on it. None for a call that was never sent. */
export function banner({ consequence, reader, state }: RequestView): Html {
  if (!consequence || neverSent(state)) return NOTHING;
  const { undo, result, depends } = consequence;
  return html`<section class="banner ${TONES[undo.class]}" aria-label="${reader.text.words.heads.consequence}">
<p class="undo">${written(undo.text)}${reader.clock.language === 'zh' ? '。' : '.'}</p>
<p>${written(result)}</p>
${depends.length === 0 ? NOTHING : html`<ul>${depends.map((sentence) => html`<li>${written(sentence)}</li>`)}</ul>`}
</section>`;
}
