import type { Settings } from './schema/settings';

/** The units of an Organization as `settings.yaml` lists them. */
type Organization = Settings['organization'];

/** The id of a place that a policy attaches to; `null` when the settings know no such place. Accounts are taken at their word. */
export function placeId(place: string, { root, units }: Organization): string | null {
  if (place === 'root' || place === root) return root;
  if (/^\d{12}$/.test(place)) return place;
  if (Object.values(units).includes(place)) return place;
  return own(units, place) ?? null;
}

/** Whoever asks may name anything, also what every object has, such as `toString`. */
const own = (ids: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(ids, name) ? ids[name] : undefined;

/** Ids from the root to a unit, which is named by its path, or `root`; `null` when it is not listed. */
export function pathOfUnit(unit: string, { root, units }: Organization): readonly string[] | null {
  const names = unit === 'root' ? [] : unit.split('/');
  const ids = names.map((_, index) => own(units, names.slice(0, index + 1).join('/')));
  return ids.every((id) => id !== undefined) ? [root, ...(ids as string[])] : null;
}

/** Ids from the root to an account; `null` when the settings do not say where it is. */
export function pathOfAccount(account: string, organization: Organization): readonly string[] | null {
  const unit = own(organization.accounts, account);
  const path = unit === undefined ? null : pathOfUnit(unit, organization);
  return path && [...path, account];
}
