import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totalsOf } from '../../shared/catalogue/totals';
import { countersign } from '../config/cli/run';
import { catalogue } from '../organization/catalogue';
import { expectGolden } from '../shared/golden';

const ROOT = join(__dirname, '..', '..');
const PAGE = join(ROOT, 'docs/catalogue.md');

/** A command as somebody would type it, and what the page says that it prints. */
const EXAMPLE = /```console\n\$ npx countersign (.*?)(?: \| head -n (\d+))?\n[^`]*```/g;

/** What a command prints, with what it tells on standard error at the end. */
async function printed(command: string, lines: string | undefined): Promise<string> {
  const { stdout, stderr } = await countersign(command.split(' '));
  const kept = lines === undefined ? stdout.split('\n') : stdout.split('\n').slice(0, Number(lines));
  return `${kept.join('\n').trimEnd()}\n${stderr}`;
}

describe('the page of the catalogue', () => {
  it('shows what the commands print, the totals among it', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const examples = [...page.matchAll(EXAMPLE)];
    expect(examples.map(([, command]) => command)).toEqual(expect.arrayContaining(['catalogue', 'catalogue sqs']));
    let fresh = page;
    for (const [whole, command = '', lines] of examples) {
      const [, typed] = whole.split('\n');
      const text = `\`\`\`console\n${typed}\n${await printed(command, lines)}\`\`\``;
      fresh = fresh.replace(whole, () => text);
    }
    expectGolden(PAGE, fresh);
  });

  it('and that of the exact call say how many operations are derivable', () => {
    const { derivable, mutating } = totalsOf(catalogue);
    const text = readFileSync(join(ROOT, 'docs/exact-call.md'), 'utf8');
    const [figures] = text.match(/[\d,]+ of [\d,]+ are/) ?? [];
    expect(figures).toBe(`${derivable.toLocaleString('en')} of ${mutating.toLocaleString('en')} are`);
  });

  it('shows a line as it stands in the catalogue', () => {
    const lines = [...readFileSync(PAGE, 'utf8').matchAll(/```json\n(.*)\n```/g)].map(([, line]) => line);
    expect(lines).toHaveLength(1);
    expect(readFileSync(join(ROOT, 'catalogue/services/ec2.jsonl'), 'utf8').split('\n')).toContain(lines[0]);
  });
});
