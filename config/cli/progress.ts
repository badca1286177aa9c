import type { Streams } from './streams';
import { recordsText } from './tally';

/** How far a long command is, on standard error. */
export interface Progress {
  readonly at: (records: number) => void;
  /** Clears the line that was rewritten. */
  readonly end: () => void;
}

/** Milliseconds before anything is said, between two lines, and between two rewrites of the one line of a terminal. */
const [PATIENCE, BETWEEN_LINES, BETWEEN_REWRITES] = [2_000, 5_000, 200];

/**
 * Says nothing in the first two seconds. On a terminal one line is rewritten, elsewhere a line is added every few seconds;
 * where results come `as it goes` and to a terminal themselves, they are progress enough.
 */
export function startProgress(
  { stdout, stderr, now }: Streams,
  results: 'as it goes' | 'at the end' = 'as it goes',
): Progress {
  const rewrites = stderr.isTTY === true;
  const between = rewrites ? BETWEEN_REWRITES : BETWEEN_LINES;
  let next = now() + PATIENCE;
  let written = false;
  return {
    at: (records) => {
      const time = now();
      if (time < next || (stdout.isTTY && results === 'as it goes')) return;
      next = time + between;
      written = true;
      stderr.write(rewrites ? `\r${recordsText(records)} …\u001b[K` : `${recordsText(records)} …\n`);
    },
    end: () => {
      if (written && rewrites) stderr.write('\r\u001b[K');
    },
  };
}
