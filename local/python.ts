import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runChild } from './child';
import { childEnvironment } from './child-environment';
import { withLock } from './lock';
import { LOCAL } from './paths';
import { LocalProblem } from './problem';
import { isPythonNewEnough, parsePythonVersion } from './python-version';
import { quote } from './shell-words';

/** The project's own Python with the emulator, the AWS CLI and cfn-lint in it. */
export interface Python {
  readonly executable: string;
  /** Environment a program of it needs beside its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** How to call the AWS CLI in a shell. */
  readonly aws: string;
  /** Arguments after `executable` that start cfn-lint. */
  readonly cfnLint: readonly string[];
}

/** The package has no `__main__`, so `-m cfnlint` does not start it. */
const CFN_LINT = ['-c', 'from cfnlint.runner import main; main()'];

const CANDIDATES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const REQUIREMENTS = join(__dirname, 'requirements.txt');

async function findPython(): Promise<string> {
  const seen: string[] = [];
  for (const candidate of CANDIDATES) {
    const { code, output } = await runChild(candidate, ['--version']);
    const version = code === 0 ? parsePythonVersion(output) : undefined;
    if (!version) continue;
    if (isPythonNewEnough(version)) return candidate;
    seen.push(`${candidate} is ${version.join('.')}`);
  }
  const found = seen.length ? ` (${seen.join(', ')})` : '';
  throw new LocalProblem(
    `The local cloud needs Python 3.10 or newer on the PATH and found none${found}: install it and start again.`,
  );
}

function pipProblem(output: string): LocalProblem {
  if (
    /Temporary failure in name resolution|Failed to establish a new connection|ConnectionError|Network is unreachable|timed out|NewConnectionError|ProxyError/i.test(
      output,
    )
  ) {
    return new LocalProblem(
      'pip could not reach the Python package index: the first start needs the network once (set PIP_INDEX_URL or HTTPS_PROXY if yours is behind a mirror or proxy).',
    );
  }
  if (/No module named pip/.test(output)) {
    return new LocalProblem(
      'This Python has neither venv with ensurepip nor pip: install one of them (Debian and Ubuntu: `apt install python3-venv`).',
    );
  }
  return new LocalProblem(`pip could not install the local cloud's packages:\n${lastLines(output, 5)}`);
}

async function pip(python: string, args: readonly string[], detail: (text: string) => void): Promise<void> {
  const onLine = (line: string) => {
    const pinned = /^Collecting (\S+) \(from -r /.exec(line)?.[1];
    if (pinned) detail(`fetching ${pinned}`);
    if (line.startsWith('Installing collected')) detail('unpacking');
  };
  const always = [
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--no-input',
    '--retries',
    '2',
    '-r',
    REQUIREMENTS,
  ];
  const { code, output } = await runChild(python, [...always, ...args], {
    env: childEnvironment({ HOME: homedir() }),
    onLine,
  });
  if (code !== 0) throw pipProblem(output);
}

/** With venv: an environment of its own. Without ensurepip: the packages in a folder that PYTHONPATH names. */
function describe(home: string, system: string, layout: 'venv' | 'folder'): Python {
  if (layout === 'venv') {
    const bin = join(home, 'bin');
    return {
      executable: join(bin, 'python'),
      environment: {},
      aws: quote(join(bin, 'aws')),
      cfnLint: CFN_LINT,
    };
  }
  const packages = join(home, 'packages');
  return {
    executable: system,
    environment: { PYTHONPATH: packages },
    aws: `env PYTHONPATH=${quote(packages)} ${system} -m awscli`,
    cfnLint: CFN_LINT,
  };
}

/** Finds Python and makes sure that exactly the pinned packages are installed; a second call finds them and returns at once. */
export function preparePython(detail: (text: string) => void, local: string = LOCAL): Promise<Python> {
  return withLock(join(local, 'python.lock'), () => install(join(local, 'python'), detail));
}

async function install(home: string, detail: (text: string) => void): Promise<Python> {
  const stampFile = join(home, 'stamp.json');
  const pins = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const stamp = await readFile(stampFile, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (stamp?.pins === pins && stamp.home === home) {
    const ready = describe(home, stamp.system, stamp.layout);
    if ((await runChild(ready.executable, ['--version'])).code === 0) return ready;
  }
  const system = await findPython();
  detail(`creating ${home}`);
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const venv = await runChild(system, ['-m', 'venv', home], { env: childEnvironment({ HOME: homedir() }) });
  const layout = venv.code === 0 && existsSync(join(home, 'bin', 'python')) ? 'venv' : 'folder';
  const python = describe(home, system, layout);
  const where = layout === 'venv' ? [] : ['--target', join(home, 'packages')];
  await pip(python.executable, where, detail);
  await writeFile(stampFile, JSON.stringify({ pins, home, system, layout }));
  return python;
}
