import type { Configuration } from '../../shared/configuration/configuration';
import { counted, oneLine, printProblems } from '../report';
import { type Checked, isNowhere, noFolder, type Printer } from './checked';

/** For people: every problem with the lines around it, or what was read and the hash of the configuration. */
export const text: Printer = (checked, colour) => {
  const { folder, loaded } = checked;
  if (isNowhere(checked)) return noFolder(folder);
  if (!loaded.ok) return printProblems(loaded.problems, { colour, texts: loaded.texts });
  return `${summary(folder, loaded.configuration)}\nconfiguration ${loaded.hash}`;
};

/** What was read, in one line. */
export function summary(folder: Checked['folder'], { people, policies }: Configuration): string {
  const files = counted(policies.length + 2, 'file', 'files');
  const persons = counted(people.length, 'person', 'people');
  return `${oneLine(folder)}: ${files}, ${persons}, ${counted(policies.length, 'policy', 'policies')}, nothing to complain about`;
}
