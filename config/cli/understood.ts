import type { Catalogue } from '../../shared/catalogue/catalogue';
import { isNowhere, noFolder } from '../format/checked';
import { loadConfiguration, type Understood } from '../load';
import { printProblems } from '../report';
import type { ExitCode, Streams } from './streams';

/**
 * A configuration for the commands of its authors: a draft will do, and what of it is not in force is said on standard
 * error. `null` with the exit code when it is worse than that, its problems having been said.
 */
export function understoodFor(
  folder: string,
  catalogue: Catalogue,
  { stderr }: Streams,
):
  | { readonly understood: Understood; readonly exitCode: 0 }
  | { readonly understood: null; readonly exitCode: ExitCode } {
  const loaded = loadConfiguration(folder, catalogue);
  if (loaded.ok) return { understood: loaded, exitCode: 0 };
  const { draft, problems, texts } = loaded;
  if (draft) {
    for (const { file, line, message } of problems) stderr.write(`note: ${file}:${line}: ${message}\n`);
    return { understood: draft, exitCode: 0 };
  }
  const nowhere = isNowhere({ loaded });
  stderr.write(`${nowhere ? noFolder(folder) : printProblems(problems, { texts })}\n`);
  return { understood: null, exitCode: nowhere ? 2 : 1 };
}
