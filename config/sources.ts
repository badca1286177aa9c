import type { Catalogue } from '../shared/catalogue/catalogue';
import type { Document, Path } from './document';
import type { Fault, Problem } from './problem';
import type { Typed } from './schema/explain';
import type { People } from './schema/people';
import type { PolicyFile } from './schema/policy';
import type { Settings } from './schema/settings';

/** The files of a configuration that fit their schemas; `null` for one that does not, so that checks never guess. */
export interface Sources {
  readonly settings: Typed<Settings> | null;
  readonly people: Typed<People> | null;
  readonly policies: readonly Typed<PolicyFile>[];
  /** True when every policy file fits: what is in none of `policies` is then nowhere. */
  readonly whole: boolean;
}

/** One question to a configuration, beside what is known of AWS; the answer is everything that is wrong in its regard. */
export type Check = (sources: Sources, catalogue: Catalogue) => readonly Problem[];

/** A problem at a value, or at its name with `at` = `key`. */
export function problemAt(document: Document, path: Path, problem: Fault, at: 'key' | 'value' = 'value'): Problem {
  return { file: document.file, ...document.where(path, at), ...problem };
}
