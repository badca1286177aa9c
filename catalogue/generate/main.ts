import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchModels } from './botocore';
import { makeCatalogue } from './make';

const CATALOGUE = join(__dirname, '..');
const DOWNLOADS = join(CATALOGUE, '../.local/catalogue');

/** Makes the catalogue anew from its pinned sources and writes it over the committed one. */
async function main(): Promise<void> {
  console.log('fetching the models of botocore …');
  const data = await fetchModels(DOWNLOADS);
  let read = 0;
  const files = makeCatalogue(data, CATALOGUE, () => {
    read += 1;
    if (read % 100 === 0) console.log(`${read} services read …`);
  });
  rmSync(join(CATALOGUE, 'services'), { recursive: true, force: true });
  mkdirSync(join(CATALOGUE, 'services'));
  for (const [name, text] of files) writeFileSync(join(CATALOGUE, name), text);
  console.log(`${files.size} files written: review the difference before committing it`);
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
