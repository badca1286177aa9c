import { html } from 'hono/html';
import { deadlineOf, type Phase } from '../../../shared/lifecycle/state';
import { showSpan, showTime } from '../../text/time';
import { type Html, NOTHING, written } from '../html';
import { type RequestView, titleOf } from '../request-view';
import { ACTIVE_STEPS } from '../step';

const TONES: Readonly<Partial<Record<Phase, string>>> = {
  executed: 'done',
  failed: 'bad',
  unknown: 'bad',
  frozen: 'bad',
  cancelled: 'over',
  rejected: 'over',
  expired: 'over',
  voided: 'over',
};

/** The status tag: a word in a pale box; its colour is extra. */
export function tag({ reader, state, step, broken }: RequestView): Html {
  const phase: Phase = broken ? 'frozen' : state.phase;
  const tone = ACTIVE_STEPS.includes(step) ? 'yours' : (TONES[phase] ?? 'others');
  return html`<span class="tag ${tone}">${reader.text.words.tags[phase]}</span>`;
}

/** Code, tag and deadline, then the title: the first lines of every page of a request. */
export function heading(view: RequestView): Html {
  const { reader, state, code, check } = view;
  const { words, request } = reader.text;
  const deadline = view.broken ? null : deadlineOf(state);
  const left = deadline && showSpan(deadline.getTime() - reader.now.getTime(), reader.clock.language);
  return html`<p class="codes"><span>${words.request} <bdi><code class="whole" translate="no">${code}</code></bdi></span>
${tag(view)}
${deadline && left ? html`<span class="deadline">${request.home.before(showTime(deadline, reader.clock), left)}</span>` : NOTHING}</p>
<h1>${written(titleOf(view))}</h1>
${check ? html`<p class="check-line">${words.check} <bdi><code class="check" translate="no">${check}</code></bdi></p>` : NOTHING}`;
}
