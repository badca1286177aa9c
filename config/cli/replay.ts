import { type Command, Option } from 'commander';
import { identifier } from '../../shared/consequence/visible';
import { committedCatalogue } from '../catalogue';
import { didYouMean } from '../nearest';
import { pathOfUnit } from '../places';
import { startReplay } from '../replay/replay';
import { isNothing } from '../replay/report';
import { replayText } from '../replay/text';
import { printJson } from '../report';
import { outputTo } from './output';
import { isSomethingToRead, NOTHING_TO_READ, overFiles } from './over-files';
import { startProgress } from './progress';
import { ABOUT_FILES } from './record-commands';
import type { ExitCode, Streams } from './streams';
import { understoodFor } from './understood';

interface ReplayOptions {
  readonly config: string;
  readonly unit?: string;
  readonly json: boolean;
}

/** Adds `replay`. */
export function addReplay(program: Command, streams: Streams, end: (code: ExitCode) => void): void {
  program
    .command('replay')
    .description('Says what policies would have asked of those who made some recorded calls, had they been in force.')
    .argument('[files...]', 'files with CloudTrail records; "-" is standard input, and so is no file at all')
    .requiredOption('--config <folder>', 'folder with settings.yaml, people.yaml and policies/*.yaml; a draft will do')
    .addOption(
      new Option('--unit <path>', 'unit of every account that settings.yaml does not list').default(undefined, 'root'),
    )
    .option('--json', 'print one JSON object', false)
    .addHelpText(
      'after',
      `${ABOUT_FILES}

Every call that changes something counts, whether it ran or was refused. Passed over and counted are calls that only
read, data events, calls that AWS services make by themselves, by Countersign's own roles, by callers of another
account, and those of the management account. Every event counts as often as it is given, and the same call twice counts twice.

Each number stands twice. "written" is with the policies as they are written, where a rule in mode observe asks nothing
and one in mode humans lets pipelines pass. "everyone" is with every rule in mode everyone: what those that observe
would ask, and which pipelines would stop. Signatures are counted for requests, that is calls by IAM users of
people.yaml in regions of settings.yaml; a level of 2 of 5 people asks all 5, except the requester, as if every level
before had been signed. Stopped calls of others are counted apart.

Where a record does not say on which resources a call was, rules about resources count as far as they ask for more.

Example:
  $ countersign replay trail/*.json.gz --config my-config --unit Production

Exit codes: 0 replayed, 1 a quorum could not have been met or the configuration has problems, 2 used wrongly, a file
could not be read, or nothing in it was a CloudTrail record`,
    )
    .action(async (files: readonly string[], options: ReplayOptions) => end(await run(files, options, streams)));
}

async function run(files: readonly string[], options: ReplayOptions, streams: Streams): Promise<ExitCode> {
  const { stderr, stdout } = streams;
  if (!isSomethingToRead(files, streams)) {
    stderr.write(NOTHING_TO_READ);
    return 2;
  }
  const catalogue = committedCatalogue();
  const { understood, exitCode } = understoodFor(options.config, catalogue, streams);
  if (!understood) return exitCode;
  const { organization } = understood.settings;
  const { unit = 'root' } = options;
  const unlisted = pathOfUnit(unit, organization);
  if (!unlisted) {
    const hint = didYouMean(unit, ['root', ...Object.keys(organization.units)]);
    stderr.write(`error: unknown unit "${identifier(unit)}"${hint}\n`);
    return 2;
  }
  // Nobody may be there to be told.
  stderr.on('error', () => undefined);
  const [replay, progress] = [startReplay(understood, catalogue, unlisted), startProgress(streams, 'at the end')];
  let records = 0;
  const errors = await overFiles(files, streams, (_, entries) => {
    for (const { content } of entries) replay.take(content);
    records += entries.length;
    progress.at(records);
    return true;
  });
  progress.end();
  const report = replay.report();
  const output = outputTo(stdout);
  await output.write(`${options.json ? printJson(report) : replayText(report)}\n`);
  const failed = [
    ...errors,
    ...(isNothing(report.records) ? [NO_RECORD] : []),
    ...(output.failure() === null ? [] : [output.failure()]),
  ];
  for (const error of failed) stderr.write(`error: ${error}\n`);
  return failed.length > 0 ? 2 : report.unmetQuorums.length > 0 ? 1 : 0;
}

const NO_RECORD = 'nothing that was read is a CloudTrail record';
