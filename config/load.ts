import { hashOf } from '../shared/canonical/hash';
import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Configuration } from '../shared/configuration/configuration';
import { CHECKS } from './checks/all';
import { placeholder } from './checks/placeholder';
import { compile } from './compile';
import { type Document, parse } from './document';
import { type ConfigurationFile, type Folder, readFolder } from './folder';
import { inOrder, type Problem } from './problem';
import type { Schema, Typed } from './schema/explain';
import { check } from './schema/explain';
import { people } from './schema/people';
import { policy } from './schema/policy';
import { settings } from './schema/settings';
import { decode } from './text';

/** A configuration that may be deployed, or everything that is wrong with it. */
export type Loaded =
  | { readonly ok: true; readonly configuration: Configuration; readonly hash: string }
  | {
      readonly ok: false;
      /** In the order of files, lines and columns. */
      readonly problems: readonly Problem[];
      /** Text by file, for code frames; a file that is no text is not in it. */
      readonly texts: ReadonlyMap<string, string>;
    };

/** Reads, checks and compiles a configuration folder. The hash is that of the compiled configuration. */
export const loadConfiguration = (folder: string, catalogue: Catalogue): Loaded =>
  understand(readFolder(folder), catalogue);

/** The same for files that have been read: a pure function, whatever bytes they hold. */
export function understand(folder: Folder, catalogue: Catalogue): Loaded {
  const texts = new Map<string, string>();
  const problems: Problem[] = [...folder.problems];
  const unfilled: Problem[] = [];
  const read = <Value>(file: ConfigurationFile | null, schema: Schema<Value>): Typed<Value> | null => {
    const document = file && documentOf(file, texts, problems);
    const result = document && check(schema, document);
    if (!document || !result) return null;
    unfilled.push(...placeholder(document));
    if (!result.ok) problems.push(...result.problems);
    return result.ok ? result.typed : null;
  };
  const sources = {
    settings: read(folder.settings, settings),
    people: read(folder.people, people),
    policies: folder.policies.flatMap((file) => read(file, policy) ?? []),
  };
  problems.push(...CHECKS.flatMap((one) => one(sources, catalogue)));
  if (problems.length + unfilled.length > 0 || !sources.settings || !sources.people) {
    const others = problems.filter((one) => !unfilled.some((two) => samePlace(one, two)));
    return { ok: false, problems: inOrder([...unfilled, ...others]), texts };
  }
  const configuration = compile({
    settings: sources.settings.value,
    people: sources.people.value,
    policies: sources.policies.map(({ value }) => value),
  });
  return { ok: true, configuration, hash: hashOf(configuration) };
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
