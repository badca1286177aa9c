import type { Command } from 'commander';
import { committedCatalogue } from '../catalogue';
import { counted, printable, printJson } from '../report';
import { type Difference, runTests, type TestResult, type TestRun } from '../unit-tests/run';
import type { ExitCode, Streams } from './streams';
import { understoodFor } from './understood';

/** Adds `test`. */
export function addTest(
  program: Command,
  streams: Streams,
  end: (code: ExitCode) => void,
  folderDefault: string,
): void {
  program
    .command('test')
    .description('Runs the policy tests beside the policies, policies/*.test.yaml.')
    .argument('[folder]', 'folder with the configuration (default: config/example)')
    .option('--json', 'print one JSON object: {results, untested}', false)
    .addHelpText(
      'after',
      `
A test describes a call and what policies should say to it:

  tests:
    - name: deleting a bucket takes two levels
      call: { action: s3:DeleteBucket, unit: root, person: li-wei }
      expect: { levels: [platform 1 of platform-leads, security 2 of security] }

Exit codes: 0 all passed, 1 a test failed or the configuration has problems, 2 used wrongly, or there are no tests`,
    )
    .action((folder: string | undefined, { json }: { readonly json: boolean }) =>
      end(run(folder ?? folderDefault, json, streams)),
    );
}

function run(folder: string, json: boolean, streams: Streams): ExitCode {
  const { stdout, stderr } = streams;
  const catalogue = committedCatalogue();
  const { understood, exitCode } = understoodFor(folder, catalogue, streams);
  if (!understood) return exitCode;
  const tests = runTests(understood, catalogue);
  if (tests.results.length === 0) {
    stderr.write(
      `error: no tests beside the policies of ${printable(folder)}\n  hint: countersign test --help shows one.\n`,
    );
    return 2;
  }
  stdout.write(`${json ? printJson(tests) : printable(testText(tests))}\n`);
  return tests.results.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

function testText({ results, untested }: TestRun): string {
  const failed = results.filter(({ differences }) => differences.length > 0).length;
  return [
    ...results.flatMap(resultLines),
    '',
    ...(untested.length === 0 ? [] : [`rules that no test asks about: ${untested.join(', ')}`]),
    `${counted(results.length - failed, 'test', 'tests')} passed, ${failed} failed`,
  ].join('\n');
}

function resultLines({ name, written, differences }: TestResult): readonly string[] {
  if (differences.length === 0) return [`ok    ${name}`];
  return [`FAIL  ${name}`, `      ${written}`, ...differences.flatMap(differenceLines)];
}

function differenceLines({ what, expected, found }: Difference): readonly string[] {
  if (what.startsWith('call.'))
    return [`      ${what}: ${found}`, ...(expected === '' ? [] : [`      hint: ${expected}`])];
  return [`      ${what}: expected ${expected}`, `      ${' '.repeat(what.length)}  found    ${found}`];
}
