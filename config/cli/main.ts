import { join, relative } from 'node:path';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { printJson } from '../report';
import { check } from './check';

/** A first configuration worth copying; what is checked when no folder is named. */
const EXAMPLE = join(__dirname, '../example');

interface CheckOptions {
  readonly json: boolean;
}

/**
 * The command line. Never throws and never ends the process itself, so that output still on its way is not cut; answers
 * with the exit code: 0 fine, 1 problems, 2 used wrongly.
 */
export function main(args: readonly string[]): number {
  let exitCode = 0;
  const program = new Command('countersign')
    .description('A second signature in front of dangerous AWS calls: checks what the policies say.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Try: countersign --help');
  program
    .command('check')
    .description('Checks a configuration folder and says everything that is wrong with it.')
    .argument('[folder]', 'folder with settings.yaml, people.yaml and policies/*.yaml (default: config/example)')
    .option('--json', 'print one JSON object: {ok, hash?, problems}', false)
    .addHelpText('after', '\nExit codes: 0 nothing to complain about, 1 problems, 2 used wrongly')
    .action((folder: string | undefined, { json }: CheckOptions) => {
      const report = check(folder ?? (relative('', EXAMPLE) || '.'), inColour());
      exitCode = report.exitCode;
      if (json) process.stdout.write(`${printJson(report.json)}\n`);
      else (exitCode === 2 ? process.stderr : process.stdout).write(`${report.text}\n`);
    });
  try {
    program.parse(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

const inColour = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR;
