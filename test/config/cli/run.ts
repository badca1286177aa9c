import { Readable, Writable } from 'node:stream';
import { main } from '../../../config/cli/main';

/** What a command left behind. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line inside this process, with `sent` on standard input; without it nobody sends anything. */
export async function countersign(args: readonly string[], sent?: string | Buffer | readonly Buffer[]): Promise<Run> {
  const [stdout, stderr] = [collector(), collector()];
  const chunks = sent === undefined ? null : Array.isArray(sent) ? sent : [Buffer.from(sent as string | Buffer)];
  const status = await main(args, {
    stdin: chunks && Readable.from(chunks),
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: () => 0,
  });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that keeps what is written to it. */
export function collector(): { readonly stream: Writable; readonly text: () => string } {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, taken) => {
      parts.push(chunk);
      taken();
    },
  });
  return { stream, text: () => Buffer.concat(parts).toString('utf8') };
}

/** The objects of JSON lines. */
export const jsonLines = <T = Readonly<Record<string, unknown>>>(text: string): readonly T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
