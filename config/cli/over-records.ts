import { outputTo } from './output';
import { isSomethingToRead, NOTHING_TO_READ, overFiles } from './over-files';
import { startProgress } from './progress';
import type { Entry } from './reading/entry';
import type { ExitCode, Streams } from './streams';
import { type Counted, startTally } from './tally';

/** What a command says of one record. */
export interface Shown extends Counted {
  /** One line or more, without the last line break. */
  readonly text: string;
}

/**
 * Goes over the records of all files and prints what `show` says of each; counts go to standard error. Holds no more than
 * a batch of records of one file. What cannot be read is said, and the other files are read all the same.
 */
export async function overRecords(
  files: readonly string[],
  streams: Streams,
  show: (file: string, entry: Entry) => Shown,
): Promise<ExitCode> {
  if (!isSomethingToRead(files, streams)) {
    streams.stderr.write(NOTHING_TO_READ);
    return 2;
  }
  const [output, tally, progress] = [outputTo(streams.stdout), startTally(), startProgress(streams)];
  // Nobody may be there to be told.
  streams.stderr.on('error', () => undefined);
  const errors = await overFiles(files, streams, async (file, entries) => {
    let text = '';
    for (const entry of entries) {
      const shown = show(file, entry);
      tally.add(shown);
      text += `${shown.text}\n`;
    }
    await output.write(text);
    progress.at(tally.records());
    return !output.isClosed();
  });
  progress.end();
  const failure = output.failure();
  if (output.isClosed() && failure === null) return 0;
  const failed = failure === null ? errors : [...errors, failure];
  streams.stderr.write([...failed.map((error) => `error: ${error}\n`), `${tally.summary()}\n`].join(''));
  return failed.length > 0 ? 2 : tally.isFine() ? 0 : 1;
}
