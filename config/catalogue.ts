import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogueOf } from '../shared/catalogue/catalogue';
import { CATALOGUE_FOLDER } from '../shared/names';

/** The catalogue of the checkout. Only the services whose actions somebody asks about are read. */
export const committedCatalogue = (): Catalogue =>
  catalogueOf((file) => readFileSync(join(__dirname, '..', CATALOGUE_FOLDER, file), 'utf8'));
