import { join, relative } from 'node:path';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { addCatalogue } from './catalogue';
import { addCheck } from './check';
import { addExplain } from './explain';
import { addInit } from './init';
import { addRecordCommands } from './record-commands';
import { addReplay } from './replay';
import { addSchema } from './schema';
import { type ExitCode, processStreams, type Streams } from './streams';
import { addTest } from './test';

/** A first configuration worth copying; what is checked when no folder is named. */
const EXAMPLE = join(__dirname, '../example');

const example = (): string => relative('', EXAMPLE) || '.';

/**
 * The command line. Never ends the process itself, so that output still on its way is not cut; answers with the exit
 * code: 0 fine, 1 problems, 2 used wrongly.
 */
export async function main(args: readonly string[], streams: Streams = processStreams()): Promise<ExitCode> {
  const { stdout, stderr } = streams;
  let exitCode: ExitCode = 0;
  const end = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = new Command('countersign')
    .description('A second signature in front of dangerous AWS calls: what policies say, and what calls are and need.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('Try: countersign --help');
  addCheck(program, streams, end, example());
  addInit(program, streams, end);
  addRecordCommands(program, streams, end);
  addCatalogue(program, streams, end);
  addExplain(program, streams, end, example());
  addTest(program, streams, end, example());
  addSchema(program, streams);
  addReplay(program, streams, end);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}
