import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundling } from '../../../hub/infra/bundle';
import { PROJECT } from '../../../local/paths';

const PROGRAMS = join(__dirname, 'programs');
const RUN =
  'const [file, input] = process.argv.slice(1); Promise.resolve(require(file).run(JSON.parse(input))).then((found) => process.stdout.write(JSON.stringify(found)))';

/**
 * Runs the `run` of a file in `programs` in a process of its own, and returns what it returned. It is bundled as the
 * Lambdas are: a loader that translates sources on the way wraps functions, and such wrappers would be measured too.
 */
export async function runProgram<T>(name: string, input: object): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  try {
    await build({ ...bundling(folder), entryPoints: { program: join(PROGRAMS, `${name}.ts`) } });
    const args = ['--expose-gc', '-e', RUN, join(folder, 'program.js'), JSON.stringify(input)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: PROJECT });
    return JSON.parse(stdout) as T;
  } finally {
    await rm(folder, { recursive: true });
  }
}
