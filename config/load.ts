import { hashOf } from '../shared/canonical/hash';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import { CHECKS } from './checks/all';
import { boundarySize } from './checks/boundary-size';
import { guardSize } from './checks/guard-size';
import { NOT_IN_FORCE, NOT_IN_FORCE_FIELDS } from './checks/not-in-force';
import { placeholder } from './checks/placeholder';
import { compile } from './compile';
import { type Document, parse } from './document';
import { type ConfigurationFile, type Folder, readFolder } from './folder';
import { inOrder, type Problem } from './problem';
import { rulesOf } from './rules';
import type { Schema, Typed } from './schema/explain';
import { check } from './schema/explain';
import { people } from './schema/people';
import { policy } from './schema/policy';
import { type Settings, settings } from './schema/settings';
import type { Sources } from './sources';
import { decode } from './text';
import { type TestFile, testFile } from './unit-tests/schema';

/** A configuration that has been understood. */
export interface Understood {
  readonly configuration: Configuration;
  /** Hash of the compiled configuration. */
  readonly hash: string;
  /** As written; where accounts are is in no compiled configuration. */
  readonly settings: Settings;
  /** `file:line` of each rule, by `policy/rule`. */
  readonly written: ReadonlyMap<string, string>;
  /** What each rule says under `guard`, before globs and packs are written out. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  readonly tests: readonly Typed<TestFile>[];
}

/** A configuration that may be deployed, or everything that is wrong with it. */
export type Loaded =
  | (Understood & { readonly ok: true })
  | {
      readonly ok: false;
      /** What it would be, where all that is wrong is that something in it is not in force yet; else `null`. */
      readonly draft: Understood | null;
      /** In the order of files, lines and columns. */
      readonly problems: readonly Problem[];
      /** Text by file, for code frames; a file that is no text is not in it. */
      readonly texts: ReadonlyMap<string, string>;
    };

/** Reads, checks and compiles a configuration folder. */
export const loadConfiguration = (folder: string, catalogue: Catalogue): Loaded =>
  understand(readFolder(folder), catalogue);

/** The same for files that have been read: a pure function, whatever bytes they hold. */
export function understand(folder: Folder, catalogue: Catalogue): Loaded {
  const texts = new Map<string, string>();
  const problems: Problem[] = [...folder.problems];
  const unfilled: Problem[] = [];
  const read = <Value>(file: ConfigurationFile | null, schema: Schema<Value>): Typed<Value> | null => {
    const document = file && documentOf(file, texts, problems);
    const result = document && check(schema, document, NOT_IN_FORCE_FIELDS);
    if (!document || !result) return null;
    unfilled.push(...placeholder(document));
    if (!result.ok) problems.push(...result.problems);
    return result.ok ? result.typed : null;
  };
  const policies = folder.policies.flatMap((file) => read(file, policy) ?? []);
  const sources: Sources = {
    settings: read(folder.settings, settings),
    people: read(folder.people, people),
    policies,
    whole: policies.length === folder.policies.length && folder.problems.length === 0,
  };
  const tests = folder.tests.flatMap((file) => read(file, testFile) ?? []);
  problems.push(...CHECKS.flatMap((one) => one(sources, catalogue)));
  const all = [...unfilled, ...problems.filter((one) => !unfilled.some((two) => samePlace(one, two)))];
  const deployable = all.every(({ check }) => check === NOT_IN_FORCE);
  const understood = deployable ? compiled(sources, tests, catalogue) : null;
  const tooLong = understood
    ? [...guardSize(understood.configuration, sources), ...boundarySize(understood.configuration, sources, catalogue)]
    : [];
  if (tooLong.length > 0) return { ok: false, draft: understood, problems: inOrder([...all, ...tooLong]), texts };
  if (understood && all.length === 0) return { ok: true, ...understood };
  return { ok: false, draft: understood, problems: inOrder(all), texts };
}

/** `null` while settings or people could not be read. */
function compiled(
  { settings, people, policies }: Sources,
  tests: readonly Typed<TestFile>[],
  catalogue: Catalogue,
): Understood | null {
  if (!settings || !people) return null;
  const configuration = compile({ settings: settings.value, people: people.value, policies }, catalogue);
  const rules = rulesOf(policies);
  return {
    configuration,
    hash: hashOf(configuration),
    settings: settings.value,
    written: new Map(rules.map(({ policy: { file, where }, id, path }) => [id, `${file}:${where(path).line}`])),
    entries: new Map(rules.map(({ id, text }) => [id, text.guard])),
    tests,
  };
}

function documentOf(file: ConfigurationFile, texts: Map<string, string>, problems: Problem[]): Document | null {
  const { text, problem } = decode(file.path, file.bytes);
  if (text !== null) texts.set(file.path, text);
  if (problem) problems.push(problem);
  if (problem || text === null) return null;
  const parsed = parse(file.path, text);
  if (parsed.ok) return parsed.document;
  problems.push(...parsed.problems);
  return null;
}

/** What is wrong with a placeholder needs no second complaint. */
const samePlace = (a: Problem, b: Problem): boolean => a.file === b.file && a.line === b.line && a.column === b.column;
