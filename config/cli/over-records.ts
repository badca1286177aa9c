import { type Output, outputTo } from './output';
import { type Progress, startProgress } from './progress';
import { bytesOf, Unreadable } from './reading/bytes';
import type { Entry } from './reading/entry';
import { entriesOf } from './reading/records';
import type { ExitCode, Streams } from './streams';
import { type Counted, startTally, type Tally } from './tally';

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
  if (files.length === 0 && streams.stdin === null) {
    streams.stderr.write('error: name a file, or send records to standard input\n');
    return 2;
  }
  const output = outputTo(streams.stdout);
  const run = { output, tally: startTally(), progress: startProgress(streams), show };
  const errors: string[] = [];
  // Nobody may be there to be told.
  streams.stderr.on('error', () => undefined);
  for (const file of files.length === 0 ? ['-'] : files) {
    if (output.isClosed()) break;
    const error = await overFile(file, streams, run);
    if (error !== null) errors.push(error);
  }
  run.progress.end();
  const failure = output.failure();
  if (output.isClosed() && failure === null) return 0;
  if (failure !== null) errors.push(failure);
  streams.stderr.write([...errors.map((error) => `error: ${error}\n`), `${run.tally.summary()}\n`].join(''));
  return errors.length > 0 ? 2 : run.tally.isFine() ? 0 : 1;
}

interface Run {
  readonly output: Output;
  readonly tally: Tally;
  readonly progress: Progress;
  readonly show: (file: string, entry: Entry) => Shown;
}

/** Why a file could not be read, or not to its end; `null` when it was. */
async function overFile(
  file: string,
  streams: Streams,
  { output, tally, progress, show }: Run,
): Promise<string | null> {
  try {
    for await (const entries of entriesOf(bytesOf(file, streams))) {
      let text = '';
      for (const entry of entries) {
        const shown = show(file, entry);
        tally.add(shown);
        text += `${shown.text}\n`;
      }
      await output.write(text);
      progress.at(tally.records());
      if (output.isClosed()) break;
    }
    return null;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}
