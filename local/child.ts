import { type SpawnOptions, spawn } from 'node:child_process';

/** How a child process ended; `output` is what it wrote to both streams. */
export interface ChildResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, line by line to `onLine`; a program that cannot be started has code `null`. */
export function runChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly onLine?: (line: string) => void } = {},
): Promise<ChildResult> {
  const { onLine, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let rest = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    };
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    child.once('close', () => process.off('exit', endWithUs));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The last non-empty lines of some output, for an error sentence. */
export function lastLines(output: string, count: number): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-count).join('\n');
}
