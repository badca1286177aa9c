import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOT_IN_FORCE_FIELDS } from '../../config/checks/not-in-force';
import { packs } from '../../config/guard/packs';
import { loadConfiguration } from '../../config/load';
import { printProblems } from '../../config/report';
import { countersign } from '../config/cli/run';
import { catalogue } from '../organization/catalogue';
import { expectGolden } from '../shared/golden';

const ROOT = join(__dirname, '../..');
const PAGE = join(ROOT, 'docs/policies.md');
const page = readFileSync(PAGE, 'utf8');
const ANSWERS = readFileSync(join(__dirname, 'guide/answers.txt'), 'utf8');

/** The blocks of the page in their order: files to write, commands with their output, rules by themselves. */
const blocks = [...page.matchAll(/^```(console|yaml)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', file = '', text = '']) => ({ kind, file, text }),
);

/** What a command of the page prints, with `my-config` in a folder of its own. */
async function printed(command: string, folder: string): Promise<string> {
  const [, typed = '', lines] = /^\$ countersign (.*?)(?: \| head -n (\d+))?$/.exec(command) ?? [];
  const args = typed.split(' ').map((arg) => arg.replace(/^my-config/, join(folder, 'my-config')));
  const { stdout, stderr } = await countersign(args, args[0] === 'init' ? ANSWERS : undefined);
  const dialogue = args[0] === 'init' ? stderr : '';
  return `${dialogue}${stdout}`
    .replaceAll(`${folder}/`, '')
    .replace(/^(configuration|decision) \w+$/gm, '$1 …')
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .slice(0, lines === undefined ? undefined : Number(lines))
    .join('\n')
    .trimEnd();
}

describe('the guide to policies', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-guide-'));
    const { status, stderr } = await countersign(['init', join(folder, 'my-config')], ANSWERS);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('can be followed word by word: its commands print what it shows', async () => {
    const own = mkdtempSync(join(tmpdir(), 'countersign-guide-'));
    const commands: string[] = [];
    let fresh = page;
    for (const { kind, file, text } of blocks) {
      if (file.startsWith('my-config/')) writeFileSync(join(own, file), text);
      if (kind !== 'console') continue;
      const [command = ''] = text.split('\n');
      commands.push(command.split(' ')[2] ?? '');
      const shown = `console\n${command}\n${await printed(command, own)}\n\`\`\``;
      fresh = fresh.replace(`console\n${text}\`\`\``, () => shown);
    }
    rmSync(own, { recursive: true });
    expect(new Set(commands)).toEqual(new Set(['init', 'check', 'explain', 'test', 'replay']));
    expectGolden(PAGE, fresh);
  });

  it('quotes the examples as they are', () => {
    const quoted = blocks.filter(({ file }) => file.startsWith('config/'));
    expect(quoted).toHaveLength(2);
    for (const { file, text } of quoted) expect(readFileSync(join(ROOT, file), 'utf8')).toContain(text);
    for (const { file } of blocks) expect(file).toMatch(/^(?:config\/examples\/.+|my-config\/.+)?$/);
  });

  const rules = blocks.filter(({ kind, file }) => kind === 'yaml' && file === '').map(({ text }) => [text] as const);

  it.each(rules)('shows a rule that may stand in a policy: %s', (text) => {
    const floor =
      '  - name: floor\n    guard: [rds:DeleteDBInstance]\n    levels: [{ name: base, need: 1, of: [security] }]\n';
    const top =
      'policy: shown\nattach: [root]\nmode: everyone\nlevels: [{ name: shown, need: 1, of: [leads] }]\nrules:\n';
    const own = mkdtempSync(join(tmpdir(), 'countersign-rule-'));
    try {
      writeFileSync(join(own, 'settings.yaml'), readFileSync(join(folder, 'my-config/settings.yaml')));
      // Leads ask in one of the rules, and on the page they only sign.
      const people = readFileSync(join(folder, 'my-config/people.yaml'), 'utf8');
      const user = '    iam: ["arn:aws:iam::333333333333:user/ana-ruiz"]\n';
      writeFileSync(join(own, 'people.yaml'), people.replace(/(?<= {2}ana-ruiz:\n {4}name: .*\n)/, user));
      const indented = text.replace(/^(?=.)/gm, '  ');
      const needsFloor = /people:|hours:/.test(text);
      mkdirSync(join(own, 'policies'));
      writeFileSync(join(own, 'policies/shown.yaml'), `${top}${needsFloor ? floor : ''}${indented}`);
      const loaded = loadConfiguration(own, catalogue);
      expect(loaded.ok ? '' : printProblems(loaded.problems, loaded)).toBe('');
    } finally {
      rmSync(own, { recursive: true });
    }
  });

  it('names every pack with its outcome, and everything that is not in force', () => {
    for (const [name, { about }] of Object.entries(packs())) expect(page).toContain(`| \`${name}\` | ${about} |`);
    const section = page.slice(page.indexOf('### Not in force yet'), page.indexOf('## Examples to copy'));
    for (const field of NOT_IN_FORCE_FIELDS) expect(section).toContain(`\`${field}\``);
  });
});
