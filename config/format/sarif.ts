import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { type Kind, MEANINGS } from '../meaning';
import type { Problem } from '../problem';
import { printJson } from '../report';
import type { Printer } from './checked';

const KINDS = Object.keys(MEANINGS) as Kind[];

/**
 * A log in the Static Analysis Results Interchange Format 2.1.0, on one line: a rule for every kind of problem, a result
 * for every problem. Code scanning at GitHub and most editors read it.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Printer = ({ loaded }) =>
  printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'countersign', version, rules: KINDS.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: loaded.ok ? [] : loaded.problems.map(resultOf),
      },
    ],
  });

function ruleOf(kind: Kind) {
  const { demands, mend } = MEANINGS[kind];
  return {
    id: kind,
    shortDescription: { text: demands },
    fullDescription: { text: `${demands} ${mend}` },
    help: { text: mend },
    defaultConfiguration: { level: 'error' },
  };
}

function resultOf({ file, line, column, check, message, hint }: Problem) {
  const region = { startLine: line, startColumn: column };
  return {
    ruleId: check,
    ruleIndex: KINDS.indexOf(check),
    level: 'error',
    message: { text: plain(hint === undefined ? message : `${message}\n${hint}`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }],
  };
}

/** Braces hold the places of arguments, of which our messages have none (section 3.11.5). */
const plain = (text: string): string => text.replace(/[{}]/g, '$&$&');

/** A relative reference stays one: viewers resolve it against the repository. */
const uriOf = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/');
