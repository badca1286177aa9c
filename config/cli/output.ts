import type { Writable } from 'node:stream';

/** Where a command prints its results. */
export interface Output {
  /** Waits until the text has been taken, so that a slow reader slows the command down. Never fails: see `isClosed`. */
  readonly write: (text: string) => Promise<void>;
  /** True once nothing more can be written, so there is nothing left to do. */
  readonly isClosed: () => boolean;
  /** Why it is closed; `null` when whoever read has simply gone, as under `| head`. */
  readonly failure: () => string | null;
}

/** An output over a stream. */
export function outputTo(stream: Writable): Output {
  let closed = false;
  let failure: string | null = null;
  // Without a listener a stream's error would end the process; each write hears of its own.
  stream.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((taken) => {
        if (text === '' || closed) return taken();
        stream.write(text, (error?: NodeJS.ErrnoException | null) => {
          if (error) {
            closed = true;
            if (!isHangUp(error)) failure = `the results cannot be written: ${error.code ?? error.message}`;
          }
          taken();
        });
      }),
    isClosed: () => closed,
    failure: () => failure,
  };
}

const isHangUp = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
