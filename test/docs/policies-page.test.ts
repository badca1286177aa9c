import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOT_IN_FORCE_FIELDS } from '../../config/checks/not-in-force';
import { packs } from '../../config/guard/packs';
import { loadConfiguration } from '../../config/load';
import { printProblems } from '../../config/report';
import { countersign } from '../config/cli/run';
import { catalogue } from '../organization/catalogue';

const PAGE = join(__dirname, '../../docs/policies.md');
const page = readFileSync(PAGE, 'utf8');
const ANSWERS = readFileSync(join(__dirname, 'guide/answers.txt'), 'utf8');

/** The blocks of the page in their order: files to write, commands with their output, rules by themselves. */
const blocks = [...page.matchAll(/^```(console|yaml)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', file = '', text = '']) => ({ kind, file, text }),
);

describe('the guide to policies', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-guide-'));
    const { status, stderr } = await countersign(['init', join(folder, 'my-config')], ANSWERS);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('can be followed word by word: its commands print what it shows', async () => {
    let commands = 0;
    let written = page;
    for (const { kind, file, text } of blocks) {
      if (file !== '') writeFileSync(join(folder, file), text);
      if (kind !== 'console') continue;
      commands += 1;
      const [command = '', ...shown] = text.trimEnd().split('\n');
      const args = command.replace('$ countersign ', '').split(' ');
      const { stdout } = await countersign(args.map((arg) => arg.replace('my-config', join(folder, 'my-config'))));
      const said = stdout
        .trimEnd()
        .replaceAll(`${folder}/`, '')
        .replace(/^(configuration|decision) \w+$/gm, '$1 …');
      if (process.env.UPDATE_GOLDEN)
        written = written.replace(`console\n${text}\`\`\``, () => `console\n${command}\n${said}\n\`\`\``);
      else expect(said.split('\n')).toEqual(shown);
    }
    if (process.env.UPDATE_GOLDEN) writeFileSync(PAGE, written);
    expect(commands).toBe(7);
  });

  const rules = blocks.filter(({ kind, file }) => kind === 'yaml' && file === '').map(({ text }) => [text] as const);

  it.each(rules)('shows a rule that may stand in a policy: %s', (text) => {
    const floor =
      '  - name: floor\n    guard: [rds:DeleteDBInstance]\n    levels: [{ name: base, need: 1, of: [security] }]\n';
    const top =
      'policy: shown\nattach: [root]\nmode: everyone\nlevels: [{ name: shown, need: 1, of: [leads] }]\nrules:\n';
    const own = mkdtempSync(join(tmpdir(), 'countersign-rule-'));
    try {
      for (const file of ['settings.yaml', 'people.yaml'])
        writeFileSync(join(own, file), readFileSync(join(folder, 'my-config', file)));
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
