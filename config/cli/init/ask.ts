import type { Writable } from 'node:stream';
import type { Catalogue } from '../../../shared/catalogue/catalogue';
import type { Draft } from '../../first/draft';
import { newProblems } from '../../first/problems';
import { printable } from '../../report';
import { deceptiveCharacter } from '../../text';
import type { Lines } from './lines';

/** What is asked, in words that an answer follows. */
export interface Question {
  readonly text: string;
  /** What no answer stands for. */
  readonly fallback?: string;
  /** What no answer means where none is needed, e.g. `no more`. */
  readonly none?: string;
}

/** An answer put into a draft, or why it cannot be. */
export type Put = (answer: string, draft: Draft) => Draft | string;

/** The draft with the answer in it; the draft as it was, and `''`, when nothing was answered. */
export interface Answered {
  readonly draft: Draft;
  readonly answer: string;
}

/** Asks until an answer has nothing wrong with it. */
export type Ask = (draft: Draft, question: Question, put: Put) => Promise<Answered>;

/** Thrown when no answer comes, or when one that was sent is wrong: nobody is there to send a better one. */
export class Stopped extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}

/** Asks by lines; an answer is held to the schemas and checks of the whole configuration, at once. */
export function askBy(lines: Lines, output: Writable, terminal: boolean, catalogue: Catalogue): Ask {
  return async (draft, question, put) => {
    const { text, fallback, none } = question;
    const shown = fallback ?? none;
    for (;;) {
      const line = await lines.next(printable(`${text}${shown === undefined ? '' : ` [${shown}]`}: `));
      if (line === null) throw new Stopped(`stopped at "${text}"`, 2);
      const answer = line.trim() || fallback || '';
      if (answer === '' && none !== undefined) return { draft, answer };
      const next = answer === '' ? 'an answer is needed here' : (deceived(answer) ?? put(answer, draft));
      const wrong = typeof next === 'string' ? [next] : complaints(draft, next, catalogue);
      if (typeof next !== 'string' && wrong.length === 0) return { draft: next, answer };
      output.write(printable(wrong.map((one) => `  ${one}\n`).join('')));
      if (!terminal) throw new Stopped(`the answer to "${text}" cannot be taken`, 1);
    }
  };
}

function deceived(answer: string): string | null {
  const found = answer.includes('\uFFFD') ? 'U+FFFD' : deceptiveCharacter(answer);
  return found === null ? null : `invisible or broken character ${found} in this answer`;
}

/** What is wrong with an answer, in the words of `check`. */
function complaints(before: Draft, after: Draft, catalogue: Catalogue): readonly string[] {
  const lines = newProblems(before, after, catalogue).flatMap(({ message, hint }) =>
    hint === undefined ? [message] : [message, `hint: ${hint}`],
  );
  return [...new Set(lines)];
}
