import { type ChildProcess, spawn } from 'node:child_process';
import { PROJECT } from '../../local/paths';

/** A program that a test has started. */
export interface Started {
  readonly child: ChildProcess;
  /** All it has written so far, to both streams. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a program as the leader of a process group of its own, as a shell does. */
export function start(
  command: string,
  args: readonly string[],
  { cwd = PROJECT, env = process.env }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Started {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    errors += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, output: () => output, errors: () => errors, ended };
}

/** What Ctrl-C does in a terminal: the signal goes to the whole group. */
export const pressCtrlC = ({ child }: Started): boolean => process.kill(-(child.pid ?? 0), 'SIGINT');
