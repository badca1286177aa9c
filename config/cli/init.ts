import type { Command } from 'commander';
import { quoted } from '../../shared/consequence/visible';
import { committedCatalogue } from '../catalogue';
import { filesOf } from '../first/files';
import { taken, writeAll } from '../first/place';
import { problemsOf } from '../first/problems';
import { unwritable } from '../first/writable';
import { printable, printProblems } from '../report';
import { check } from './check';
import { askBy, Stopped } from './init/ask';
import { interview } from './init/interview';
import { linesOf } from './init/lines';
import { written } from './init/written';
import type { ExitCode, Streams } from './streams';

/** Adds `init`. */
export function addInit(program: Command, streams: Streams, end: (code: ExitCode) => void): void {
  program
    .command('init')
    .description('Asks a few questions and writes a first configuration.')
    .argument('[folder]', 'folder to write, which is empty or not there yet (default: my-config)')
    .addHelpText(
      'after',
      `
Every answer is checked at once, as \`check\` would, and asked for again when something is wrong with it. An empty line
takes what stands in brackets. Nothing is written before the last answer, so Ctrl-C leaves nothing behind; AWS is not
asked.

Answers may be sent as well, one a line in the order of the questions. Nothing is asked again then: the first answer
that is wrong ends it, and so does one that answers nothing.

Examples:
  $ countersign init my-config
  $ countersign init my-config < answers.txt

Exit codes: 0 written, 1 an answer that was sent is wrong, 2 used wrongly, or fewer or more answers than questions`,
    )
    .action(async (folder: string | undefined) => end(await init(folder ?? 'my-config', streams)));
}

async function init(folder: string, streams: Streams): Promise<ExitCode> {
  const { stdin, keyboard = null, stdout, stderr } = streams;
  const refuse = (message: string, code: ExitCode): ExitCode => {
    stderr.write(printable(`error: ${message}\n`));
    return code;
  };
  const input = stdin ?? keyboard;
  if (!input) return refuse('nobody answers: start it at a terminal, or send answers to standard input', 2);
  const occupied = taken(folder);
  if (occupied) return refuse(`${folder} ${occupied}: nothing is written over`, 2);
  const closed = unwritable(folder);
  if (closed) return refuse(`${folder || '""'} ${closed}`, 2);
  const catalogue = committedCatalogue();
  const terminal = stdin === null;
  const lines = linesOf(input, stderr, terminal);
  try {
    const draft = await interview(askBy(lines, stderr, terminal, catalogue), stderr, catalogue);
    const surplus = terminal ? undefined : lines.rest().find((line) => line.trim() !== '');
    if (surplus !== undefined) return refuse(`nothing is asked that "${quoted(surplus)}" would answer; ${NOTHING}`, 2);
    const problems = problemsOf(draft, catalogue);
    if (problems.length > 0) return refuse(`${printProblems(problems)}\n${NOTHING}`, 1);
    const late = taken(folder);
    if (late) return refuse(`${folder} ${late}: nothing is written over`, 2);
    writeAll(folder, filesOf(draft));
    const report = check(folder, false);
    stdout.write(`\n${report.text}\n\n${written(folder, draft)}\n`);
    return report.exitCode;
  } catch (error) {
    if (error instanceof Stopped) return refuse(`${error.message}; ${NOTHING}`, error.exitCode);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse(`${folder} cannot be written: ${code}`, 2);
  } finally {
    lines.end();
  }
}

const NOTHING = 'nothing is written';
