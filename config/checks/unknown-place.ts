import { identifier } from '../../shared/consequence/visible';
import { didYouMean } from '../nearest';
import { placeId } from '../places';
import type { Fault } from '../problem';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

type Organization = Settings['organization'];

/** Policies attach to places that exist, each once, and to none that a guard cannot bind. */
export const unknownPlace: Check = ({ settings, policies }) => {
  if (!settings) return [];
  const { organization } = settings.value;
  return policies.flatMap((policy) => {
    const seen = new Map<string, string>();
    return policy.value.attach.flatMap((place, index) => {
      const path = ['attach', index];
      const id = placeId(place, organization);
      if (id === null) return [problemAt(policy, path, { check: 'unknown-place', ...unknown(place, organization) })];
      if (id === organization.management) return [problemAt(policy, path, MANAGEMENT)];
      const before = seen.get(id);
      seen.set(id, place);
      // The very same word twice is said by another check.
      if (before === undefined || before === place) return [];
      const message = `"${identifier(place)}" is "${identifier(before)}", which is there already`;
      return [problemAt(policy, path, { check: 'duplicate', message, hint: 'Delete one of them.' })];
    });
  });
};

const MANAGEMENT: Fault = {
  check: 'unknown-place',
  message: 'the management account cannot be guarded',
  hint: 'SCPs do not bind it: keep workloads out of it, and watch its use.',
};

function unknown(place: string, { units, root }: Organization): { readonly message: string; readonly hint: string } {
  const shown = `"${identifier(place)}"`;
  const known = `Units in settings.yaml: ${Object.keys(units).map(identifier).join(', ') || 'none'}.`;
  if (/^r-/.test(place)) return { message: `${shown} is not the root, which is "${root}"`, hint: 'Write root.' };
  if (/^\d+$/.test(place)) return { message: `${shown} is no account id, which has 12 digits`, hint: known };
  const last = Object.keys(units).find((unit) => unit.split('/').at(-1) === place);
  if (last !== undefined)
    return { message: `unknown unit ${shown}, did you mean "${last}"?`, hint: 'Units are named from the root down.' };
  return { message: `unknown place ${shown}${didYouMean(place, ['root', ...Object.keys(units)])}`, hint: known };
}
