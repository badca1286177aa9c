import { html } from 'hono/html';
import type { LevelRule } from '../../../shared/configuration/configuration';
import { currentLevel, ENDED } from '../../../shared/lifecycle/state';
import { signersOf } from '../../../shared/people/directory';
import { showTime } from '../../text/time';
import { type Html, NOTHING, written } from '../html';
import { personName, type RequestView } from '../request-view';

/** Who signs: every person of every level with what they said, and why signatures are needed at all. */
export function signers(view: RequestView): Html {
  const { reader, state } = view;
  const { assessed } = state;
  if (!assessed) return NOTHING;
  const { words } = reader.text;
  return html`<section>
<h2>${words.heads.signers}</h2>
${assessed.decision.levels.map((level, index) => levelOf(view, level, index))}
<p class="age">${words.signers.why}${words.colon}<span lang="en">${assessed.decision.reasons.join('; ')}</span></p>
</section>`;
}

function levelOf(view: RequestView, level: LevelRule, index: number): Html {
  const { reader, state } = view;
  const { signers: heads } = reader.text.words;
  const persons = signersOf(reader.ports.configuration, level, state.opened.person).map(({ id }) => id);
  const voters = state.votes.filter((vote) => vote.level === index).map(({ person }) => person);
  const all = [...new Set([...persons, ...voters])];
  // Who has signed at another level signs nowhere else.
  const elsewhere = state.votes.filter((vote) => vote.level !== index).map(({ person }) => person);
  const those = all.filter((person) => !elsewhere.includes(person)).length;
  return html`<p>${heads.need(level.need, those, level.name)}</p>
<table class="people">
<thead><tr><th scope="col">${heads.person}</th><th scope="col">${heads.answer}</th></tr></thead>
<tbody>${all.map((person) => {
    const { words, at } = answerOf(view, index, person);
    return html`<tr><th scope="row" data-head="${heads.person}">${written(personName(reader, person))}</th><td data-head="${heads.answer}">${words}${at ? html` · <span class="age">${showTime(at, reader.clock)}</span>` : NOTHING}</td></tr>
`;
  })}</tbody>
</table>`;
}

function answerOf({ reader, state }: RequestView, level: number, person: string): { words: string; at: string | null } {
  const words = reader.text.words.signers;
  const vote = state.votes.find((cast) => cast.person === person && cast.level === level);
  const { ending } = state;
  if (ending?.type === 'rejected' && ending.data.person === person) return { words: words.rejected, at: ending.at };
  if (vote) return { words: vote.verified ? words.approved : words.checking, at: vote.at };
  if (state.votes.some((cast) => cast.person === person)) return { words: words.elsewhere, at: null };
  const over = ENDED.includes(state.phase) || currentLevel(state) > level;
  return { words: over ? words.notNeeded : words.notYet, at: null };
}
