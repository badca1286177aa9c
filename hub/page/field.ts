import { html } from 'hono/html';
import { type Phrase, plain } from '../../shared/consequence/phrase';
import { type Html, NOTHING, written } from './html';

/** A field of a form with its label, its hint, and what is wrong with what was entered. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: Phrase | null;
  readonly value: string;
  readonly error: Phrase | null;
}

const describedBy = ({ name, hint, error }: Field): Html => {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])].join(' ');
  return html`${ids === '' ? NOTHING : html` aria-describedby="${ids}"`}${error ? html` aria-invalid="true"` : NOTHING}`;
};

const around = (field: Field, control: Html): Html => html`<div class="field${field.error ? ' wrong' : ''}">
<label for="${field.name}">${field.label}</label>
${field.hint ? html`<p class="hint" id="${field.name}-hint">${written(field.hint)}</p>` : NOTHING}
${field.error ? html`<p class="message" id="${field.name}-error">${written(field.error)}</p>` : NOTHING}
${control}
</div>`;

/** A reason in a person's own words. Enter makes a new line there and never sends anything. */
export const reasonField = (field: Field): Html =>
  around(
    field,
    html`<textarea id="${field.name}" name="reason" rows="3" maxlength="200"${describedBy(field)}>
${field.value}</textarea>`,
  );

/** A fact to type: no completion, no correction, pasting allowed, and the value is nowhere in the field itself. */
export const typedField = (field: Field): Html =>
  around(
    field,
    html`<input id="${field.name}" name="typed" type="text" value="${field.value}" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false"${describedBy(field)}>`,
  );

/** The box at the top of a page that could not do what was asked, with a link to each field that is wrong. */
export const problems = (head: string, all: readonly { readonly href: string; readonly text: Phrase }[]): Html =>
  html`<div class="alert" role="alert">
<h2 id="problems">${head}</h2>
<ul class="bare">${all.map(({ href, text }, index) => html`<li><a href="${href}"${index === 0 ? html` autofocus` : NOTHING}>${plain(text)}</a></li>`)}</ul>
</div>`;
