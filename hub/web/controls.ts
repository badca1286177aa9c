import { html } from 'hono/html';
import { type Phrase, say } from '../../shared/consequence/phrase';
import { isRequester, maySign } from '../../shared/lifecycle/commands';
import { RECALLABLE } from '../../shared/lifecycle/state';
import { reasonField } from '../page/field';
import { type Html, NOTHING, written } from '../page/html';
import { operatorName, plainTitle, type RequestView } from '../page/request-view';

/** What a person had entered in the form that could not be accepted, and why. */
export interface Entered {
  readonly reason: string;
  readonly error: Phrase | null;
}

const EMPTY: Entered = { reason: '', error: null };

/** The controls of a request for the person who reads: none, or a decision. */
export function controls(view: RequestView, entered = EMPTY): Html {
  const { reader, state, step, broken } = view;
  if (step === 'settle') return decision(view, settling(view, entered));
  if (broken || !RECALLABLE.includes(state.phase)) return step === 'executing' ? again(view) : NOTHING;
  const person = reader.visit?.person.id ?? '';
  if (isRequester(state, person)) return operatorControls(view, entered);
  if (!maySign(reader.ports.configuration, state, person)) return NOTHING;
  return step === 'sign' ? decision(view, signing(view, entered)) : stopping(view, entered);
}

const decision = ({ reader }: RequestView, content: Html): Html => html`<section id="decision" tabindex="-1">
<h2>${reader.text.words.heads.decision}</h2>
${content}
</section>`;

function operatorControls(view: RequestView, entered: Entered): Html {
  const { request } = view.reader.text;
  if (view.step === 'confirm') return decision(view, confirming(view, entered));
  const release = html`<a class="button" href="${view.reader.ports.ballotUrl}/b/${view.code}">${request.releaseLink}</a>`;
  const cancel = html`<button class="button" formaction="/r/${view.code}/cancel">${request.cancelButton}</button>`;
  return decision(
    view,
    form(view, 'cancel', html`<div class="actions">${view.step === 'release' ? release : NOTHING}${cancel}</div>`),
  );
}

/** Confirm and cancel side by side; "not me" apart, since it alarms. */
function confirming(view: RequestView, { reason, error }: Entered): Html {
  const { reader, code } = view;
  const { request } = reader.text;
  const field = reasonField({
    name: 'reason',
    label: request.reasonLabel,
    hint: say`${request.reasonHint}`,
    value: reason,
    error,
  });
  return html`${form(
    view,
    'confirm',
    html`${field}<div class="actions"><button class="button">${request.confirmButton}</button><button class="button" formaction="/r/${code}/cancel">${request.cancelButton}</button></div>`,
  )}
${form(
  view,
  'cancel',
  html`<div class="aside-form"><button class="plain" name="notMe" value="yes" aria-describedby="not-me">${request.notMeButton}</button>
<p class="hint" id="not-me">${request.notMeHelp(reader.ports.configuration.mail.contact)}</p></div>`,
)}`;
}

/** The way to the ballot and the way to say no: same size, weight and place. */
function signing(view: RequestView, entered: Entered): Html {
  const { reader, code } = view;
  const { request } = reader.text;
  return form(
    view,
    'reject',
    html`${rejectReason(view, entered)}
<div class="actions"><a class="button" href="${reader.ports.ballotUrl}/b/${code}">${request.signLink}</a><button class="button">${request.rejectButton}</button></div>
<p>${written(request.notSure(operatorName(view)))}</p>`,
  );
}

/** What happened, as two equal buttons, and how the person knows. */
function settling(view: RequestView, { reason, error }: Entered): Html {
  const { request } = view.reader.text;
  const field = reasonField({
    name: 'reason',
    label: request.settleLabel,
    hint: say`${request.settleHint}`,
    value: reason,
    error,
  });
  return form(
    view,
    'settle',
    html`${field}<div class="actions"><button class="button" name="tookEffect" value="yes">${request.settleYes}</button><button class="button" name="tookEffect" value="no">${request.settleNo}</button></div>`,
  );
}

/** Whoever may sign may stop the request until it runs, whatever they said before. */
const stopping = (view: RequestView, entered: Entered): Html => html`<section id="decision" tabindex="-1">
<h2>${view.reader.text.request.stillStop}</h2>
${form(view, 'reject', html`${rejectReason(view, entered)}<div class="actions"><button class="button">${view.reader.text.request.rejectButton}</button></div>`)}
</section>`;

const rejectReason = (view: RequestView, { reason, error }: Entered): Html =>
  reasonField({
    name: 'reason',
    label: view.reader.text.request.rejectLabel,
    hint: view.reader.text.request.rejectHint(operatorName(view)),
    value: reason,
    error,
  });

/** A form carries the session's token and the approval hash that this page showed. */
const form = (view: RequestView, action: 'confirm' | 'cancel' | 'reject' | 'settle', content: Html): Html =>
  html`<form method="post" action="/r/${view.code}/${action}" aria-label="${plainTitle(view)}">
<input type="hidden" name="csrf" value="${view.reader.visit?.csrf}">
<input type="hidden" name="seen" value="${view.state.assessed?.approvalHash ?? ''}">
${content}
</form>`;

const again = ({ reader, code }: RequestView): Html =>
  html`<p><a class="button" href="/r/${code}">${reader.text.request.again}</a></p>`;
