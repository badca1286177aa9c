import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { printable } from '../../report';

/** Lines that somebody types or sends, one at a time. */
export interface Lines {
  /** The next line, without its end; `null` when no more come. */
  readonly next: (prompt: string) => Promise<string | null>;
  /** The lines that came and that nobody asked for. */
  readonly rest: () => readonly string[];
  readonly end: () => void;
}

/** Lines of a terminal, where Ctrl-C ends them too; or those that are sent, which are shown after their prompts. */
export function linesOf(input: Readable, output: Writable, terminal: boolean): Lines {
  const reader = createInterface({ input, ...(terminal && { output }), terminal, historySize: 0, crlfDelay: 2000 });
  const come: string[] = [];
  let closed = false;
  let wake: () => void = () => undefined;
  reader.on('line', (line) => {
    come.push(line);
    wake();
  });
  reader.on('close', () => {
    closed = true;
    wake();
  });
  reader.on('SIGINT', () => {
    come.length = 0;
    reader.close();
  });
  // What cannot be read ends as what is not sent.
  input.on('error', () => reader.close());
  const show = (prompt: string): void => {
    if (!terminal) output.write(prompt);
    else if (!closed) {
      reader.setPrompt(prompt);
      reader.prompt();
    }
  };
  return {
    next: async (prompt) => {
      show(prompt);
      while (come.length === 0 && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const line = come.shift() ?? null;
      if (!terminal || line === null) output.write(`${printable(line ?? '')}\n`);
      return line;
    },
    rest: () => [...come],
    end: () => reader.close(),
  };
}
