import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogueOf } from '../../shared/catalogue/catalogue';
import { CATALOGUE_FOLDER } from '../../shared/names';

/**
 * The catalogue beside the Lambda's code. Its index is read now, a service when it is asked for.
 * @throws when the Lambda was bundled without it.
 */
export function shippedCatalogue(): Catalogue {
  const folder = join(process.env.LAMBDA_TASK_ROOT ?? __dirname, CATALOGUE_FOLDER);
  return catalogueOf((file) => readFileSync(join(folder, file), 'utf8'));
}
