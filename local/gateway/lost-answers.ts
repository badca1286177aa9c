import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ActionOf } from './action';
import type { Asked } from './exchange';

/** Where a test asks for an answer to get lost: POST with the action as the body. */
export const LOSE_ANSWER = '/_countersign/lose-answer';

/** Answers that get lost on their way back, as when a connection breaks after a service has acted. */
export class LostAnswers {
  readonly #actions: string[] = [];
  readonly #actionOf: ActionOf;

  constructor(actionOf: ActionOf) {
    this.#actionOf = actionOf;
  }

  /** Takes the body of a POST to `LOSE_ANSWER`. */
  async ask(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let action = '';
    for await (const chunk of incoming) action += chunk;
    const understood = /^[a-z0-9-]+:[A-Za-z]+$/.test(action);
    if (understood) this.#actions.push(action);
    outgoing.writeHead(understood ? 204 : 400).end();
  }

  /** Whether this answer is one that was asked for: the first of its action that is no error, so no refusal and no dry run. */
  async loses(asked: Asked, status: number): Promise<boolean> {
    if (status >= 400 || this.#actions.length === 0) return false;
    const action = await this.#actionOf(asked);
    const at = this.#actions.indexOf(action ?? '');
    if (at !== -1) this.#actions.splice(at, 1);
    return at !== -1;
  }
}
