import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../../config/cli/main';
import { collector, type Run } from '../cli/run';

/** A question, by how it begins, and what is answered. */
export type Answers = readonly (readonly [question: string, answer: string])[];

/** Everything that `init` asks of an organization with two units and three people. */
export const ANSWERS: Answers = [
  ['Installation id', 'acme'],
  ['Organization id', 'o-exampleorg1'],
  ['Id of its root', 'r-exam'],
  ['Management account', '111111111111'],
  ['Hub account', '222222222222'],
  ['Region of the hub', 'eu-central-1'],
  ['Regions in which', ''],
  ['A unit', 'Production'],
  ['Id of Production', 'ou-exam-11111111'],
  ['A unit', 'Sandbox'],
  ['Id of Sandbox', 'ou-exam-33333333'],
  ['A unit', ''],
  ['An account', '333333333333'],
  ['Unit of 333333333333', 'Production'],
  ['An account', ''],
  ['Contact', 'security@example.com'],
  ['Sender', ''],
  ['Name of a person', 'Li Wei'],
  ['Short name', ''],
  ['E-mail of li-wei', 'li.wei@example.com'],
  ['ARN of the IAM user, if li-wei', 'arn:aws:iam::333333333333:user/li-wei'],
  ['Name of a person', 'Ana Ruíz'],
  ['Short name', ''],
  ['E-mail of ana-ruiz', 'ana.ruiz@example.com'],
  ['ARN of the IAM user, if ana-ruiz', ''],
  ['Name of a person', '王芳'],
  ['Short name', 'wang-fang'],
  ['E-mail of wang-fang', 'wang.fang@example.com'],
  ['ARN of the IAM user, if wang-fang', ''],
  ['Name of a person', ''],
  ['A group', ''],
  ['Who is in approvers', ''],
  ['A group', 'security'],
  ['Who is in security', 'ana-ruiz wang-fang'],
  ['A group', ''],
  ['Group that signs', 'security'],
  ['How many of security', '2'],
  ['Mode', 'humans'],
];

/** The answers with another before, or with `instead` in the place of, the first to a question that begins so. */
export function answered(question: string, answer: string, instead = false): Answers {
  const index = ANSWERS.findIndex(([one]) => question.startsWith(one) || one.startsWith(question));
  if (index === -1) throw new Error(`nothing is asked as "${question}"`);
  return [...ANSWERS.slice(0, index), [question, answer], ...ANSWERS.slice(instead ? index + 1 : index)];
}

/** The lines that somebody types, Enter after each. */
export const typed = (answers: Answers): string => answers.map(([, answer]) => `${answer}\n`).join('');

/** What `init` left behind. */
export interface Dialogue extends Run {
  /** Text by path of what is in the folder; `null` when there is no folder. */
  readonly files: Readonly<Record<string, string>> | null;
}

/** Runs `init` in a folder of its own; keys are typed at a terminal, or sent from a file. */
export async function init(keys: string, how: 'typed' | 'sent' = 'typed', prepare = (_: string): void => undefined) {
  const parent = mkdtempSync(join(tmpdir(), 'countersign-init-'));
  const folder = join(parent, 'new', 'my-config');
  prepare(folder);
  const [stdout, stderr, input] = [collector(), collector(), new PassThrough()];
  input.end(keys);
  const status = await main(['init', folder], {
    stdin: how === 'sent' ? input : null,
    keyboard: how === 'typed' ? input : null,
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: () => 0,
  });
  const shown = (text: string): string => text.replaceAll(folder, 'my-config');
  const left: Dialogue = {
    status,
    stdout: shown(stdout.text()),
    stderr: shown(stderr.text()),
    files: filesIn(parent, folder),
  };
  rmSync(parent, { recursive: true });
  return left;
}

function filesIn(parent: string, folder: string): Dialogue['files'] {
  const all = readdirSync(parent, { recursive: true, encoding: 'utf8' }).map((path) => join(parent, path));
  const files = all.filter((path) => statSync(path).isFile());
  if (all.length === 0) return null;
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
