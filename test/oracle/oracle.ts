import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { preparePython } from '../../local/python';

/** An SDK input and the `requestParameters` it is said to stand for. */
export interface Line {
  readonly id: string;
  /** As botocore and the AWS CLI name it, e.g. `elbv2`. */
  readonly service: string;
  readonly operation: string;
  /** Blobs are base64, timestamps ISO 8601. */
  readonly input: unknown;
  /** As logged. */
  readonly record: unknown;
}

/** Whether the input says on the wire exactly what the record says. */
export interface Verdict {
  readonly id: string;
  readonly ok: boolean;
  /** Every difference, or what in the record or the input could not be read. */
  readonly why?: string;
  /** What was read from the wire, by member path; empty where the input was not one of the operation. */
  readonly readBack?: Readonly<Record<string, string>>;
}

/** Runs a Python program of this folder to its end and answers the lines it wrote. */
async function run<T>(program: string, lines: readonly object[] = []): Promise<readonly T[]> {
  const { executable, environment } = await preparePython(() => undefined);
  const child = spawn(executable, ['-B', join(__dirname, program)], {
    env: { ...process.env, ...environment, PYTHONIOENCODING: 'utf-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  if ((await ended) !== 0) throw new Error(`${program} broke off`);
  const written = Buffer.concat(chunks).toString().trim();
  return written === '' ? [] : written.split('\n').map((text) => JSON.parse(text) as T);
}

/**
 * The oracle's verdict on every line, in one child process. It knows AWS only from botocore and shares nothing with the
 * converter: the input goes through botocore's validator and serializer and is read back from the wire by its models.
 */
export const readBack = (lines: readonly Line[]): Promise<readonly Verdict[]> => run('read_back.py', lines);

/** Wrong lines made from right ones, each wrong in one thing that its id names. */
export const mutantsOf = (lines: readonly Line[]): Promise<readonly Line[]> => run('mutants.py', lines);

/** What came of filling and reading back the input of every operation that botocore knows. */
export interface Survey {
  /** How many were read back whole. */
  readonly operations: number;
  readonly differences: readonly string[];
}

/** Reads back an input of every operation of every service: the proof of the readers themselves. */
export async function survey(): Promise<Survey> {
  const [found] = await run<Survey>('every_operation.py');
  if (!found) throw new Error('the survey found nothing');
  return found;
}
