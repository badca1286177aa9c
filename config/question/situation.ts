import { isKnownFromDenial } from '../../shared/call/from-denial';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { identifier } from '../../shared/consequence/visible';
import type { Person } from '../../shared/people/person';
import { callerKind, type Situation } from '../../shared/policy/situation';
import { GLOBAL_REGIONS } from '../forwarded';
import { isGlobal } from '../global-services';
import { faultOf } from '../guard/fault';
import type { Understood } from '../load';
import { didYouMean } from '../nearest';
import { pathOfAccount, pathOfUnit } from '../places';
import { regionFault } from '../regions';
import type { CallText } from './call';
import { type Limit, limitOf } from './limit';

/** A field of a description that names nothing. */
export interface Doubt {
  readonly field: keyof CallText;
  readonly message: string;
  readonly hint?: string;
}

/** What policies are asked, or what of the description is wrong. */
export type Asked =
  | {
      readonly ok: true;
      readonly situation: Situation;
      readonly limit: Limit | null;
      /** A denial of it gives the whole call, as far as is known of its service; else no request comes of it. */
      readonly isKnown: boolean;
    }
  | { readonly ok: false; readonly doubts: readonly Doubt[] };

/** A time at which no rule about nights or weekends counts, wherever its clock is. */
const ORDINARY = '2026-01-07T12:00:00Z';

/** The question that a description puts to policies. */
export function situationOf(text: CallText, { configuration, settings }: Understood, catalogue: Catalogue): Asked {
  const path = pathTo(text, settings.organization);
  const { person = null, caller = 'human' } = text;
  const known = configuration.people.find(({ id }) => id === person);
  const ids = configuration.people.map(({ id }) => id);
  const region = text.region ?? usualRegion(text.action, settings);
  const wrongRegion = text.region === undefined ? null : regionFault(text.region, settings.partition);
  const doubts: Doubt[] = [
    ...actionDoubts(text.action, catalogue),
    ...(wrongRegion === null ? [] : [{ field: 'region' as const, message: wrongRegion }]),
    ...callerDoubts(caller, settings.partition),
    ...('field' in path ? [path] : []),
    ...(person !== null && !known
      ? [{ field: 'person' as const, message: `unknown person "${identifier(person)}"${didYouMean(person, ids)}` }]
      : []),
    ...(known && text.caller !== undefined
      ? [
          {
            field: 'caller' as const,
            message: 'say either "person" or "caller"',
            hint: 'A person of people.yaml is a human.',
          },
        ]
      : []),
  ];
  if (doubts.length > 0 || 'field' in path) return { ok: false, doubts };
  const principal = principalOf(text, known);
  return {
    ok: true,
    isKnown: isKnownFromDenial(catalogue, text.action),
    limit: limitOf({ account: text.account, region, principal, person: known }, settings),
    situation: {
      actions: [{ action: text.action, arns: text.resources ?? null }],
      path,
      region,
      caller: caller === 'human' || caller === 'pipeline' ? caller : callerKind(caller),
      principal,
      person,
      at: text.at ?? ORDINARY,
      tags: null,
    },
  };
}

/** Where a call is made if nobody says it; one of a service without regions is made where it logs. */
const usualRegion = (action: string, settings: Understood['settings']): string =>
  (isGlobal(action) ? GLOBAL_REGIONS[settings.partition][0] : settings.regions[0]) ?? settings.hub.region;

/** An ARN of another partition is nobody's here. */
function callerDoubts(caller: string, partition: string): readonly Doubt[] {
  const [, of] = caller.split(':');
  if (of === undefined || of === partition) return [];
  return [{ field: 'caller', message: `this ARN is of partition "${of}", the Organization of "${partition}"` }];
}

/** The ARN of the caller, where it is said, or where a person has only one. */
function principalOf({ caller = '' }: CallText, person: Person | undefined): string | null {
  if (caller.startsWith('arn:')) return caller;
  return person?.iam.length === 1 ? (person.iam[0] ?? null) : null;
}

/** An action that nothing could guard is a slip; one that could only be denied is too. */
function actionDoubts(action: string, catalogue: Catalogue): readonly Doubt[] {
  if (/[*?]/.test(action))
    return [{ field: 'action', message: `"${identifier(action)}" has a wildcard, expected one action` }];
  const fault = faultOf(action, catalogue);
  return fault
    ? [{ field: 'action', message: fault.message, ...(fault.hint === undefined ? {} : { hint: fault.hint }) }]
    : [];
}

function pathTo(
  { account, unit }: CallText,
  organization: Understood['settings']['organization'],
): readonly string[] | Doubt {
  const units = Object.keys(organization.units);
  if (unit !== undefined) {
    const path = pathOfUnit(unit, organization);
    if (!path)
      return { field: 'unit', message: `unknown unit "${identifier(unit)}"${didYouMean(unit, ['root', ...units])}` };
    const [own, listed] = [
      unit === '' ? 'root' : unit,
      account === undefined ? undefined : organization.accounts[account],
    ];
    if (listed !== undefined && (listed || 'root') !== own) {
      const message = `account ${account} is in "${identifier(listed)}", not in "${identifier(own)}", by settings.yaml`;
      return { field: 'unit', message, hint: 'Leave "unit" out where the account is listed.' };
    }
    return account === undefined ? path : [...path, account];
  }
  if (account === undefined)
    return { field: 'account', message: 'neither account nor unit is said', hint: 'Say where the call is made.' };
  const path = pathOfAccount(account, organization);
  if (path) return path;
  const hint = 'Say "unit" too, or list the account under organization.accounts in settings.yaml.';
  return { field: 'account', message: `settings.yaml does not say in which unit account ${account} is`, hint };
}
