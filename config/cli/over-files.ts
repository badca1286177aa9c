import { bytesOf, Unreadable } from './reading/bytes';
import type { Entry } from './reading/entry';
import { entriesOf } from './reading/records';
import type { Streams } from './streams';

/** What is said when no file is named and nobody sends anything. */
export const NOTHING_TO_READ = 'error: name a file, or send records to standard input\n';

/** True when there is something to read: a file is named, or somebody sends records. */
export const isSomethingToRead = (files: readonly string[], { stdin }: Pick<Streams, 'stdin'>): boolean =>
  files.length > 0 || stdin !== null;

/**
 * Hands on the records of all files, or of standard input when none is named, batch by batch: no more than one batch of
 * one file is held. `take` says whether to go on. Gives back what could not be read, or not to its end; the other files
 * are read all the same.
 */
export async function overFiles(
  files: readonly string[],
  streams: Streams,
  take: (file: string, entries: readonly Entry[]) => boolean | Promise<boolean>,
): Promise<readonly string[]> {
  const errors: string[] = [];
  for (const file of files.length === 0 ? ['-'] : files) {
    try {
      for await (const entries of entriesOf(bytesOf(file, streams))) if (!(await take(file, entries))) return errors;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      errors.push(error.message);
    }
  }
  return errors;
}
