import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '../../shared/catalogue/catalogue';

/** The committed catalogue. Programs that are bundled elsewhere are started in the project's folder too. */
export const catalogue = catalogueOf((file) => readFileSync(join(process.cwd(), 'catalogue', file), 'utf8'));
