import type { Configuration } from '../configuration/configuration';

/** A place of the Organization as people know it: `the root`, `unit Production/Payments`, `account 333333333333`. */
export function placeName({ organization }: Pick<Configuration, 'organization'>, id: string): string {
  if (id === organization.root) return 'the root';
  const unit = Object.entries(organization.units).find(([, unitId]) => unitId === id)?.[0];
  if (unit !== undefined) return `unit ${unit}`;
  return id.startsWith('ou-') ? `unit ${id}` : `account ${id}`;
}
