import { identifier } from '../../shared/consequence/visible';
import { choices } from '../choices';
import { didYouMean, nearest } from '../nearest';
import { wayTo } from '../placed';
import { placeId } from '../places';
import type { Fault } from '../problem';
import type { Settings } from '../schema/settings';
import { type Check, problemAt } from '../sources';

/** Policies attach to places that exist, each once, and to none that a guard cannot bind. */
export const unknownPlace: Check = ({ settings, policies }) => {
  if (!settings) return [];
  const { organization } = settings.value;
  return policies.flatMap((policy) => {
    const { attach } = policy.value;
    const ids = attach.map((place) => placeId(place, organization));
    return attach.flatMap((place, index) => {
      const id = ids[index] ?? null;
      const fault =
        id === null
          ? unknown(place, organization)
          : (unfit(id, settings.value) ?? again(place, index, { attach, ids, way: wayTo(id, settings.value) }));
      return fault ? [problemAt(policy, ['attach', index], fault)] : [];
    });
  });
};

const MANAGEMENT: Fault = {
  check: 'unknown-place',
  message: 'the management account cannot be guarded',
  hint: 'SCPs do not bind it: keep workloads out of it, and watch its use.',
};

const HUB: Fault = {
  check: 'unknown-place',
  message: 'the hub account takes no policy: denials in it do not become requests',
  hint: 'Attach policies to the accounts in which people work, and keep workloads out of the hub account.',
};

/** An account to which no policy can be attached, or of which nobody has said where it is. */
function unfit(id: string, { organization, hub, sandbox }: Settings): Fault | null {
  if (id === organization.management) return MANAGEMENT;
  // A trial may have one account for all.
  if (id === hub.account && !sandbox) return HUB;
  const { accounts } = organization;
  if (!/^\d{12}$/.test(id) || Object.hasOwn(accounts, id)) return null;
  const meant = nearest(id, Object.keys(accounts), ACCOUNT_SLIP);
  const message = `settings.yaml does not say in which unit account "${id}" is${meant ? `, did you mean "${meant}"?` : ''}`;
  const hint =
    'List it under organization.accounts with its unit, or root: the rules above it count together with these.';
  return { check: 'unknown-place', message, hint };
}

/** Of so many digits of an account id one may be wrong: ids are made of few characters, so most are near each other. */
const ACCOUNT_SLIP = 6;

interface Attached {
  readonly attach: readonly string[];
  readonly ids: readonly (string | null)[];
  /** From the root to the place in question. */
  readonly way: readonly string[];
}

/** A place that the policy has already, under another name or because it has one above; the same word twice is said by another check. */
function again(place: string, index: number, { attach, ids, way }: Attached): Fault | null {
  const [same, above] = [
    ids.indexOf(way.at(-1) ?? ''),
    ids.findIndex((id) => id !== null && way.slice(0, -1).includes(id)),
  ];
  const [one, shown] = [attach[same], `"${identifier(place)}"`];
  if (one !== undefined && same < index && one !== place)
    return {
      check: 'duplicate',
      message: `${shown} is "${identifier(one)}", which is there already`,
      hint: 'Delete one of them.',
    };
  const upper = attach[above];
  if (upper === undefined) return null;
  const message = `${shown} is below "${identifier(upper)}", so the policy is in force there already`;
  return { check: 'duplicate', message, hint: 'Delete it.' };
}

function unknown(place: string, { units, root }: Settings['organization']): Fault {
  const names = Object.keys(units);
  const shown = `"${identifier(place)}"`;
  const fault = (message: string, hint: string): Fault => ({ check: 'unknown-place', message, hint });
  if (/^r-/.test(place)) return fault(`${shown} is not the root, which is "${root}"`, 'Write root.');
  if (/^ou-/.test(place)) return fault(`no unit in settings.yaml has the id ${shown}`, LISTED);
  if (/^\d+$/.test(place)) return fault(`${shown} is no account id, which has 12 digits`, 'Zeros in front count.');
  const last = names.find((unit) => unit.split('/').at(-1) === place);
  if (last !== undefined)
    return fault(`unknown unit ${shown}, did you mean "${identifier(last)}"?`, 'Units are named from the root down.');
  const hint = names.length > 0 ? `Units in settings.yaml: ${choices(names)}.` : LISTED;
  return fault(`unknown place ${shown}${didYouMean(place, ['root', ...names])}`, hint);
}

const LISTED = 'List it in settings.yaml under organization.units, with its path and those of the units above it.';
