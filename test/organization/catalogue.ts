import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '../../shared/catalogue/catalogue';

/** The committed catalogue. */
export const catalogue = catalogueOf((file) => readFileSync(join(__dirname, '../../catalogue', file), 'utf8'));
