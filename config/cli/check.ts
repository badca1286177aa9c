import { type Command, Option } from 'commander';
import { committedCatalogue } from '../catalogue';
import { isNowhere } from '../format/checked';
import { FORMATS, type Format } from '../format/formats';
import { loadConfiguration } from '../load';
import type { ExitCode, Streams } from './streams';

interface CheckOptions {
  readonly format: Format;
  readonly json: boolean;
}

/** Adds `check`. */
export function addCheck(
  program: Command,
  streams: Streams,
  end: (code: ExitCode) => void,
  folderDefault: string,
): void {
  const { stdout, stderr } = streams;
  program
    .command('check')
    .description('Checks a configuration folder and says everything that is wrong with it.')
    .argument('[folder]', 'folder with settings.yaml, people.yaml and policies/*.yaml (default: config/example)')
    .addOption(
      new Option('--format <format>', 'for people, programs, GitHub Actions or code scanning')
        .choices(Object.keys(FORMATS))
        .default('text'),
    )
    .addOption(new Option('--json', 'short for --format json: one object {ok, hash?, problems}').conflicts('format'))
    .addHelpText('after', '\nExit codes: 0 nothing to complain about, 1 problems, 2 used wrongly')
    .action((folder: string | undefined, { format, json }: CheckOptions) => {
      const chosen = json ? 'json' : format;
      const { exitCode, text } = check(folder ?? folderDefault, inColour(streams), chosen);
      end(exitCode);
      (exitCode === 2 && chosen === 'text' ? stderr : stdout).write(`${text}\n`);
    });
}

/** What a command has to say, and the exit code: 0 fine, 1 problems, 2 used wrongly. */
export interface Report {
  readonly exitCode: ExitCode;
  readonly text: string;
}

/** `countersign check`: whether the configuration in a folder may be deployed. */
export function check(folder: string, colour: boolean, format: Format = 'text'): Report {
  const checked = { folder, loaded: loadConfiguration(folder, committedCatalogue()) };
  const text = FORMATS[format](checked, colour);
  return { exitCode: checked.loaded.ok ? 0 : isNowhere(checked) ? 2 : 1, text };
}

/** Colours are for terminals, unless their user wants none: https://no-color.org */
const inColour = ({ stdout }: Streams): boolean => stdout.isTTY === true && !process.env.NO_COLOR;
