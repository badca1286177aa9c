import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogueOf } from '../../../../shared/catalogue/catalogue';

/** The committed catalogue, nothing of it read yet. A program is bundled elsewhere and started in the project's folder. */
export const openCatalogue = (): Catalogue =>
  catalogueOf((file) => readFileSync(join(process.cwd(), 'catalogue', file), 'utf8'));
