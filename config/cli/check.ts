import type { Configuration } from '../../shared/configuration/configuration';
import { committedCatalogue } from '../catalogue';
import { loadConfiguration } from '../load';
import type { Problem } from '../problem';
import { counted, printable, printProblems } from '../report';

/** What a command has to say, in both of its languages, and the exit code: 0 fine, 1 problems, 2 used wrongly. */
export interface Report {
  readonly exitCode: 0 | 1 | 2;
  /** For people. */
  readonly text: string;
  /** For programs. */
  readonly json: { readonly ok: boolean; readonly hash?: string; readonly problems: readonly Problem[] };
}

/** `countersign check`: whether the configuration in a folder may be deployed. */
export function check(folder: string, colour: boolean): Report {
  const loaded = loadConfiguration(folder, committedCatalogue());
  if (loaded.ok) {
    const { configuration, hash } = loaded;
    return {
      exitCode: 0,
      text: `${summary(folder, configuration)}\nconfiguration ${hash}`,
      json: { ok: true, hash, problems: [] },
    };
  }
  const { problems, texts } = loaded;
  if (problems.some((problem) => problem.check === 'missing-folder'))
    return { exitCode: 2, text: `error: there is no folder ${printable(folder)}`, json: { ok: false, problems } };
  return { exitCode: 1, text: printProblems(problems, { colour, texts }), json: { ok: false, problems } };
}

function summary(folder: string, { people, policies }: Configuration): string {
  const files = counted(policies.length + 2, 'file', 'files');
  const persons = counted(people.length, 'person', 'people');
  return `${printable(folder)}: ${files}, ${persons}, ${counted(policies.length, 'policy', 'policies')}, nothing to complain about`;
}
