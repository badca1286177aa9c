import type { Problem } from '../problem';
import { printable, totalOf } from '../report';
import type { Printer } from './checked';
import { summary } from './text';

/**
 * Workflow commands of GitHub Actions, which show each problem beside its line in a pull request; then the total, for
 * those who read the log.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const github: Printer = ({ folder, loaded }) =>
  loaded.ok
    ? summary(folder, loaded.configuration)
    : [...loaded.problems.map(command), totalOf(loaded.problems)].join('\n');

function command({ file, line, column, check, message, hint }: Problem): string {
  const properties = { file, line, col: column, title: check };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::error ${listed.join(',')}::${data(hint === undefined ? message : `${message}\nhint: ${hint}`)}`;
}

/** As the toolkit of GitHub Actions escapes the text of a command: nothing in it can end the line and begin another command. */
const data = (text: string): string =>
  printable(text.replaceAll('\r', ' ')).replaceAll('%', '%25').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
