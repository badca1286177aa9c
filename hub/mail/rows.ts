import { checkNumberOf } from '../../shared/approval/approval-hash';
import { consequenceOf } from '../../shared/consequence/consequence-of';
import { id, join, named, type Phrase, say } from '../../shared/consequence/phrase';
import { nameOf } from '../../shared/consequence/resource-names';
import { currentLevel, neverSent, type RequestState, verifiedSigners } from '../../shared/lifecycle/state';
import type { Content } from './content';
import { type Addressee, nameFor } from './context';

/** The part of every mail that repeats the request: title, undo, facts, reason and check number. */
export function aboutRequest(
  state: RequestState,
  addressee: Addressee,
): Pick<Content, 'title' | 'undo' | 'rows' | 'quote'> {
  const { text, clock } = addressee;
  const { denial, person } = state.opened;
  const { assessed, confirmed } = state;
  const operator = nameFor(addressee, person);
  const { row } = text.mail;
  const resources = assessed?.facts.resources ?? [];
  const named10 = join(resources.slice(0, 10).map(nameOf), text.words.separator);
  const more = resources.length > 10 ? ` (+${resources.length - 10})` : '';
  const consequence = assessed && consequenceOf(assessed.sourced.call, assessed.facts, clock.language);
  const { have, need } = signatures(state);
  return {
    title: consequence?.title ?? text.mail.title(id(denial.action)),
    undo:
      consequence && !neverSent(state) ? say`${consequence.undo.text}${clock.language === 'zh' ? '。' : '.'}` : null,
    rows: [
      { term: row.account, value: accountOf(state) },
      { term: row.resource, value: resources.length > 0 ? say`${named10}${more}` : id(denial.resource ?? '') },
      { term: row.askedBy, value: operator },
      ...(need > 0 ? [{ term: row.signatures, value: say`${text.mail.of(have, need)}` }] : []),
      ...(assessed ? [{ term: row.check, value: id(checkNumberOf(assessed.approvalHash)) }] : []),
    ],
    quote: confirmed && confirmed.reason.trim() !== '' ? { author: operator, text: confirmed.reason } : null,
  };
}

/** Counted signatures at the level that is collecting, or at the last one. */
export function signatures(state: RequestState, level?: number): { readonly have: number; readonly need: number } {
  const levels = state.assessed?.decision.levels ?? [];
  const index = level ?? Math.min(currentLevel(state), Math.max(0, levels.length - 1));
  return { have: verifiedSigners(state, index).length, need: levels[index]?.need ?? 0 };
}

function accountOf({ assessed, opened: { denial } }: RequestState): Phrase {
  const name = assessed?.facts.accountName;
  const place = say`${id(denial.account)}`;
  return name ? say`${named(name)} (${place}), ${id(denial.region)}` : say`${place}, ${id(denial.region)}`;
}
