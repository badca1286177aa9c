import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { identifier } from '../../shared/consequence/visible';
import { committedCatalogue } from '../catalogue';
import { explain } from '../explanation/explanation';
import { explainRule, ruleText } from '../explanation/rule-text';
import { explanationText } from '../explanation/text';
import { didYouMean } from '../nearest';
import { type CallText, call } from '../question/call';
import { resource as resourceArn } from '../question/resource';
import { situationOf } from '../question/situation';
import { printable, printJson } from '../report';
import { expectedOf } from '../schema/expected';
import type { ExitCode, Streams } from './streams';
import { understoodFor } from './understood';

interface ExplainOptions extends Partial<CallText> {
  readonly resource?: readonly string[];
  readonly rule?: string;
  readonly json: boolean;
}

/** Adds `explain`. */
export function addExplain(
  program: Command,
  streams: Streams,
  end: (code: ExitCode) => void,
  folderDefault: string,
): void {
  const { shape } = call;
  const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, arn(value)];
  program
    .command('explain')
    .description('Says what policies would ask for a call and why, rule by rule; or what one rule guards.')
    .argument('[folder]', 'folder with the configuration (default: config/example)')
    .option('--action <action>', 'the IAM action, such as rds:DeleteDBInstance', valid(shape.action))
    .option('--account <id>', 'account of the call; settings.yaml says in which unit it is', valid(shape.account))
    .option('--unit <path>', 'unit of the account: root, or a path such as Production/Payments', valid(shape.unit))
    .option(
      '--region <region>',
      'region of the call (default: the first of settings.yaml, or where a service without regions logs)',
      valid(shape.region),
    )
    .option('--resource <arn>', 'ARN of a resource of the call; may be given several times', gather)
    .option('--person <name>', 'who calls, by the name in people.yaml', valid(shape.person))
    .option('--caller <kind>', 'human, pipeline, or the ARN of a user or role (default: human)', valid(shape.caller))
    .option('--at <time>', 'when AWS refuses the call, in UTC (default: a Wednesday at noon)', valid(shape.at))
    .option('--rule <policy/rule>', 'one rule instead: every action that its globs and packs stand for')
    .option('--json', 'print one JSON object', false)
    .addHelpText(
      'after',
      `
The answer is the hub's own: the same code decides here and there. What is not said is not known, and a rule then counts
as far as it asks for more.

Example:
  $ countersign explain config/example --action s3:DeleteBucket --unit root --person li-wei

Exit codes: 0 explained, 1 the configuration has problems, 2 used wrongly`,
    )
    .action((folder: string | undefined, options: ExplainOptions) =>
      end(run(folder ?? folderDefault, options, streams)),
    );
}

const arn = (value: string): string => valid(resourceArn)(value);

/** Refuses what the schema of a field refuses, in its words. */
const valid =
  (schema: z.ZodType) =>
  (value: string): string => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return value;
    const said = parsed.error.issues[0]?.message;
    const union = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    throw new InvalidArgumentError(`Expected ${(union instanceof z.ZodUnion && expectedOf(union)) || said}.`);
  };

function run(folder: string, options: ExplainOptions, streams: Streams): ExitCode {
  const { stdout, stderr } = streams;
  const { resource, rule, json, ...text } = options;
  if (text.action === undefined && rule === undefined) {
    stderr.write('error: name a call (--action), or a rule (--rule)\nTry: countersign explain --help\n');
    return 2;
  }
  const [beside] = rule === undefined ? [] : Object.keys({ ...text, ...(resource && { resource }) });
  if (beside !== undefined) {
    stderr.write(`error: --rule is about one rule, whatever the call: --${beside} does not go with it\n`);
    return 2;
  }
  const catalogue = committedCatalogue();
  const { understood, exitCode } = understoodFor(folder, catalogue, streams);
  if (!understood) return exitCode;
  if (rule !== undefined) {
    const explained = understood.written.has(rule) ? explainRule(understood, rule, catalogue) : null;
    if (!explained) {
      stderr.write(`error: unknown rule "${identifier(rule)}"${didYouMean(rule, understood.written.keys())}\n`);
      return 2;
    }
    stdout.write(`${json ? printJson(explained) : printable(ruleText(explained))}\n`);
    return 0;
  }
  const { action = '' } = text;
  const asked = situationOf({ ...text, action, ...(resource && { resources: [...resource] }) }, understood, catalogue);
  if (!asked.ok) {
    for (const { field, message, hint } of asked.doubts)
      stderr.write(printable(`error: --${field}: ${message}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`));
    return 2;
  }
  const explanation = explain(understood, asked);
  stdout.write(`${json ? printJson(explanation) : explanationText(explanation)}\n`);
  return 0;
}
