import { html } from 'hono/html';
import { ENDED, neverSent, type Phase, type RequestState, waitOf } from '../../../shared/lifecycle/state';
import type { NextState } from '../../../shared/workflow';
import { type Html, NOTHING } from '../html';
import type { RequestView } from '../request-view';

/** The states of the request workflow that people know as the stages of a request, in their order. */
export const STAGES = [
  'AskOperator',
  'AskApprovers',
  'AskRelease',
  'Execute',
  'Tell',
] as const satisfies readonly NextState[];

/** A stage by the name of its workflow state. */
export type Stage = (typeof STAGES)[number];

const AT: Readonly<Partial<Record<Phase, Stage>>> = {
  opened: 'AskOperator',
  assessed: 'AskOperator',
  confirmed: 'AskApprovers',
  approved: 'AskRelease',
  copied: 'AskRelease',
  released: 'Execute',
  executing: 'Execute',
};

/** The stage a request stands at, or at which it ended; `null` once everybody was told. */
export function stageOf(state: RequestState): Stage | null {
  if (waitOf(state) === 'settle') return 'Execute';
  if (state.closed && !neverSent(state)) return null;
  if (!ENDED.includes(state.phase)) return AT[state.phase] ?? 'Tell';
  if (!neverSent(state)) return 'Tell';
  if (state.release) return 'Execute';
  if (state.timeline.some(({ type }) => type === 'copied')) return 'AskRelease';
  return state.confirmed ? 'AskApprovers' : 'AskOperator';
}

/** Where the request is on its way: the stages of the workflow, the present one marked in words for every reader. */
export function way({ reader, state, broken }: RequestView): Html {
  if (broken || state.phase === 'frozen') return NOTHING;
  const { way: words } = reader.text.words;
  const at = stageOf(state);
  const now = at === null ? STAGES.length : STAGES.indexOf(at);
  const over = neverSent(state);
  const last = STAGES.length - 1;
  const mark = (index: number) => {
    // Everybody is told of every end.
    if (over && index === last) return state.closed ? words.done : words.now;
    if (index < now) return words.done;
    if (index > now) return over ? words.never : words.ahead;
    return over ? words.over : words.now;
  };
  return html`<section>
<h2>${words.head}</h2>
<ol class="way">${STAGES.map(
    (stage, index) =>
      html`<li${index === now ? html` aria-current="step"` : NOTHING}>${words.stages[stage]} <span class="age">${mark(index)}</span></li>
`,
  )}</ol>
</section>`;
}
