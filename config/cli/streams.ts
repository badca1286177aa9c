import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean };

/** What a command reads and writes besides its files. */
export interface Streams {
  /** Standard input; `null` when nobody sends anything, so that a command does not wait for somebody to type. */
  readonly stdin: Readable | null;
  /** A terminal at which somebody may type, for a command that asks; left out or `null` when there is none. */
  readonly keyboard?: Readable | null;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Milliseconds, for progress only. */
  readonly now: () => number;
}

/** The exit code of a command: 0 fine, 1 something is refused or unknown, 2 used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** The streams of this process. */
export const processStreams = (): Streams => ({
  stdin: isSent() ? process.stdin : null,
  // Not touched before somebody asks: a terminal that is opened keeps the process waiting.
  get keyboard() {
    return isatty(0) ? process.stdin : null;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.now(),
});

/** A pipe, a file or a socket; a terminal or /dev/null sends nothing. */
function isSent(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}
