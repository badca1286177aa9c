import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { ConfigurationFile, Folder } from '../folder';
import { understand } from '../load';
import type { Problem } from '../problem';
import type { Draft } from './draft';
import { filesOf } from './files';

/** What `check` would say of a draft's files, were they written. */
export function problemsOf(draft: Draft, catalogue: Catalogue): readonly Problem[] {
  const understood = understand(folderOf(filesOf(draft)), catalogue);
  return understood.ok ? [] : understood.problems;
}

/** The problems that a draft has and an earlier one had not: those of the last answer. */
export function newProblems(before: Draft, after: Draft, catalogue: Catalogue): readonly Problem[] {
  const known = new Set(problemsOf(before, catalogue).map(keyOf));
  return problemsOf(after, catalogue).filter((problem) => !known.has(keyOf(problem)));
}

const keyOf = ({ check, message }: Problem): string => JSON.stringify([check, message]);

function folderOf(files: ReadonlyMap<string, string>): Folder {
  const all = [...files].map(([path, text]): ConfigurationFile => ({ path, bytes: new TextEncoder().encode(text) }));
  const named = (name: string): ConfigurationFile | null => all.find(({ path }) => path === name) ?? null;
  const policies = all.filter(({ path }) => path.startsWith('policies/'));
  const isTest = ({ path }: ConfigurationFile): boolean => path.endsWith('.test.yaml');
  return {
    settings: named('settings.yaml'),
    people: named('people.yaml'),
    policies: policies.filter((file) => !isTest(file)),
    tests: policies.filter(isTest),
    problems: [],
  };
}
