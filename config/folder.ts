import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identifier } from '../shared/consequence/visible';
import type { Kind } from './meaning';
import { didYouMean } from './nearest';
import type { Problem } from './problem';

/** One file of a configuration: its path, beginning with the folder as the caller named it, and its bytes. */
export interface ConfigurationFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What was read of a folder, and what was wrong with the folder itself. */
export interface Folder {
  readonly settings: ConfigurationFile | null;
  readonly people: ConfigurationFile | null;
  readonly policies: readonly ConfigurationFile[];
  /** Unit tests of policies, beside them. */
  readonly tests: readonly ConfigurationFile[];
  readonly problems: readonly Problem[];
}

const TOP: readonly string[] = ['settings.yaml', 'people.yaml', 'policies'];
const POLICY_FILE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.yaml$/;
const TEST_FILE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.test\.yaml$/;

/**
 * Reads `settings.yaml`, `people.yaml`, `policies/*.yaml` and the tests `policies/*.test.yaml`. Anything else is a problem, for it looks as if it counted
 * and does not: a policy in `polices/` would guard nothing. Only names with a dot in front and README.md are passed over.
 */
export function readFolder(folder: string): Folder {
  const problems: Problem[] = [];
  const report = (path: string, check: Kind, message: string, hint?: string): null => {
    problems.push({ file: path, line: 1, column: 1, check, message, ...(hint && { hint }) });
    return null;
  };
  const read = (path: string): ConfigurationFile | null => {
    if (kindOf(path) === 'missing') return report(path, 'missing-file', 'this file is missing');
    if (kindOf(path) !== 'file') return report(path, 'unreadable', 'expected a file, found something else');
    const bytes = attempt(() => readFileSync(path));
    return typeof bytes === 'string'
      ? report(path, 'unreadable', `the file cannot be read (${bytes})`)
      : { path, bytes };
  };
  const list = (path: string): readonly string[] => {
    const names = attempt(() => readdirSync(path));
    if (typeof names !== 'string') return names.filter((name) => !name.startsWith('.') && name !== 'README.md').sort();
    report(path, 'unreadable', `the folder cannot be read (${names})`);
    return [];
  };

  if (kindOf(folder) !== 'folder') {
    report(folder, 'missing-folder', 'there is no such folder');
    return { settings: null, people: null, policies: [], tests: [], problems };
  }
  for (const name of list(folder).filter((name) => !TOP.includes(name)))
    report(
      join(folder, name),
      'unknown-file',
      `"${identifier(name)}" is no part of a configuration${didYouMean(name, TOP)}`,
      EXPECTED,
    );
  const settings = read(join(folder, 'settings.yaml'));
  const people = read(join(folder, 'people.yaml'));
  const policiesFolder = join(folder, 'policies');
  const kind = kindOf(policiesFolder);
  const names = kind === 'folder' ? list(policiesFolder) : [];
  if (kind === 'file' || kind === 'other')
    report(policiesFolder, 'unreadable', 'expected a folder, found something else');
  else if (!names.some((name) => !TEST_FILE.test(name)))
    report(policiesFolder, 'no-policy', 'there is no policy, so nothing is guarded', 'Add policies/<name>.yaml');
  const tests = names.filter((name) => TEST_FILE.test(name)).flatMap((name) => read(join(policiesFolder, name)) ?? []);
  const policies = names.flatMap((name) => {
    const path = join(policiesFolder, name);
    if (TEST_FILE.test(name)) return [];
    if (POLICY_FILE.test(name)) return read(path) ?? [];
    return report(path, 'unknown-file', `"${identifier(name)}" is no name of a policy file`, POLICY_NAME) ?? [];
  });
  return { settings, people, policies, tests, problems };
}

const EXPECTED = 'A configuration is settings.yaml, people.yaml and policies/<name>.yaml';
const POLICY_NAME =
  'Name it e.g. policies/deletes.yaml: small letters, digits and single hyphens, then .yaml, or .test.yaml for tests';

function kindOf(path: string): 'file' | 'folder' | 'other' | 'missing' {
  const stat = attempt(() => statSync(path));
  if (typeof stat === 'string') return stat === 'ENOENT' || stat === 'ENOTDIR' ? 'missing' : 'other';
  return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
}

/** The result, or the error code when the file system refuses. */
function attempt<Result>(act: () => Result): Result | string {
  try {
    return act();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
