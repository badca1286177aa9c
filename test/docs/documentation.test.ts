import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FAULTS } from '../../shared/conversion/fault';
import { REFUSALS } from '../../shared/denial/refusal';
import { EVENT_TYPES } from '../../shared/ledger/event';

const ROOT = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

describe.each(pages)('%s', (page) => {
  it('links only to files that exist', () => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '');
    const missing = links.filter(
      (target) => !/^https?:/.test(target) && !existsSync(join(ROOT, dirname(page), target)),
    );
    expect(missing).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([a-z0-9:]+)/g)].map(([, script]) => script ?? '');
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

it('the page of denials says of every refusal what it means, in the words of the code', () => {
  const page = read('docs/denials.md');
  for (const [name, meaning] of Object.entries(REFUSALS)) expect(page).toContain(`| \`${name}\` | ${meaning} |`);
  const rows = page.match(/^\| `/gm) ?? [];
  expect(rows).toHaveLength(Object.keys(REFUSALS).length);
});

it('the page of the exact call says of every fault what it means, in the words of the code', () => {
  const page = read('docs/exact-call.md');
  for (const [name, meaning] of Object.entries(FAULTS)) expect(page).toContain(`| \`${name}\` | ${meaning} |`);
  expect(page.match(/^\| `[a-z-]+` \|/gm) ?? []).toHaveLength(Object.keys(FAULTS).length);
});

it('the page of the record names every type of event', () => {
  const page = read('docs/record.md');
  for (const type of EVENT_TYPES) expect(page).toContain(`\`${type}\``);
});

it('the runbook has an article for every alarm, and none for an alarm that is gone', () => {
  const source = read('hub/infra/alarms.ts');
  const ours = [...source.matchAll(/raise\(\s*'([a-z-]+)'/g)].map(([, name]) => name ?? '');
  const lambdas = readdirSync(join(ROOT, 'hub', 'handlers')).map((file) => `${file.replace('.ts', '')}-errors`);
  const articles = [...read('docs/runbook.md').matchAll(/^## ([a-z]+-[a-z-]+)$/gm)].map(([, name]) => name ?? '');
  expect(articles.sort()).toEqual([...ours, ...lambdas].sort());
});
