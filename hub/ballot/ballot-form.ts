import { html } from 'hono/html';
import type { BallotChoice } from '../../shared/ballot/ballot';
import { typedField } from '../page/field';
import { type Html, NOTHING, written } from '../page/html';
import { operatorName, plainTitle, type RequestView } from '../page/request-view';
import { readBackFor } from './asked';
import type { BallotNotice } from './notice';

/** The decision on the ballot page: what to type, then yes and no of the same size, weight and place. */
export function ballotForm(view: RequestView, choice: BallotChoice, typed?: BallotNotice['typed']): Html {
  const { reader, state, code } = view;
  const { words, request, signing } = reader.text;
  const back = `${reader.ports.webUrl}/r/${code}#decision`;
  const yes = choice === 'approve' ? request.approveButton : request.releaseButton(plainTitle(view));
  const no = choice === 'approve' ? request.rejectButton : request.cancelButton;
  return html`<section id="decision" tabindex="-1">
<h2>${words.heads.decision}</h2>
<form method="post" action="/b/${code}/${choice}">
<input type="hidden" name="csrf" value="${reader.visit?.csrf}">
<input type="hidden" name="seen" value="${state.assessed?.approvalHash ?? ''}">
${typing(view, choice, typed)}
<div class="actions"><button class="button">${yes}</button><a class="button" href="${back}">${no}</a></div>
</form>
<p>${choice === 'approve' ? written(request.notSure(operatorName(view))) : html`<a href="${back}">${signing.ballot.back}</a>`}</p>
</section>`;
}

/** The fact to read back by typing, where the loss cannot be mended. */
function typing(view: RequestView, choice: BallotChoice, typed: BallotNotice['typed']): Html {
  const expected = readBackFor(view);
  if (!expected) return NOTHING;
  const { ballot } = view.reader.text.signing;
  const labels = choice === 'approve' ? ballot.typeToApprove : ballot.typeToRelease;
  return typedField({
    name: 'typed',
    label: labels[expected.kind],
    hint: null,
    value: typed?.value ?? '',
    error: typed?.error ?? null,
  });
}
