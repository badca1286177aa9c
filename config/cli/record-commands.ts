import { type Command, Option } from 'commander';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { committedCatalogue } from '../catalogue';
import { shownCall } from './call';
import { shownGrant } from './grant';
import { overRecords, type Shown } from './over-records';
import type { Entry } from './reading/entry';
import type { ExitCode, Streams } from './streams';

/** How every command reads records, for its help. */
export const ABOUT_FILES = `
Files are read as they are found: as CloudTrail delivers them ({"Records":[...]}), one record a line, one record, an
array, or events of EventBridge; packed with gzip or not, whatever they are called. One record a line is read as it
comes, so there may be any number of them; a file that is one JSON document may have 256 MB, a record 1 MB.`;

/** Adds `call` and `grant`, which read CloudTrail records. */
export function addRecordCommands(program: Command, streams: Streams, end: (code: ExitCode) => void): void {
  const command = (
    name: string,
    show: (file: string, entry: Entry, catalogue: Catalogue, json: boolean) => Shown,
  ): Command =>
    program
      .command(name)
      .argument('[files...]', 'files with CloudTrail records; "-" is standard input, and so is no file at all')
      .addOption(
        new Option('--json', 'print one JSON object a record, each on a line of its own').default(false, 'off'),
      )
      .action(async (files: readonly string[], { json }: { readonly json: boolean }) => {
        const catalogue = committedCatalogue();
        end(await overRecords(files, streams, (file, entry) => show(file, entry, catalogue, json)));
      });
  command('call', shownCall)
    .description('Says of CloudTrail records which calls they are, or why that cannot be known.')
    .addHelpText(
      'after',
      `${ABOUT_FILES}

Each record gives one line: EXACT or DERIVED with service, operation, account, region and the beginning of the call
hash, and why no grant could be written if that is so; or the name of its refusal with what is wrong, member by member
and without any value.

Example:
  $ countersign call trail/*.json.gz | grep -v refused

Exit codes: 0 each record gave a call, 1 some record is refused, 2 used wrongly or a file could not be read`,
    );
  command('grant', shownGrant)
    .description('Writes the policy that the call of each CloudTrail record needs, and proves that it allows no other.')
    .addHelpText(
      'after',
      `${ABOUT_FILES}

Each call gives its policy document without the time window, what was asked of it, every "*" that IAM forces, and the
actions that AWS may check too.

Example:
  $ countersign grant --json denial.json | jq .document

Exit codes: 0 each record gave a grant that is proven, 1 some record is refused or some proof does not hold,
2 used wrongly or a file could not be read`,
    );
}
