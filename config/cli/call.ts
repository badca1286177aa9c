import { callHashOf } from '../../shared/call/call';
import type { Converted } from '../../shared/call/convert';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { identifier } from '../../shared/consequence/visible';
import { printJson } from '../report';
import { type Complaint, complaintText } from './complaint';
import { type Outcome, outcomeOf } from './outcome';
import type { Shown } from './over-records';
import type { Entry } from './reading/entry';
import { type Place, shownPlace } from './reading/place';

/** `countersign call`: what one record says was called, or why that cannot be known; one line, or one JSON object. */
export function shownCall(file: string, entry: Entry, catalogue: Catalogue, json: boolean): Shown {
  const place = placeOf(file, entry);
  const outcome = outcomeOf(entry, catalogue);
  if (!outcome.ok) return shownRefusal(place, outcome, json);
  const { tier, call } = outcome.converted.sourced;
  const { input } = call;
  if (json) return { tier, text: printJson({ ...place, ...callData(outcome), input, ...noGrant(outcome) }) };
  const { noGrant: complaint } = noGrant(outcome);
  const line = callLine(place, outcome.converted);
  return { tier, text: complaint ? `${line}  no grant: ${complaintText(complaint)}` : line };
}

/** A call is known whether or not a grant of it can be written. */
const noGrant = ({ needed }: Outcome & { readonly ok: true }): { readonly noGrant?: Complaint } =>
  'refusal' in needed ? { noGrant: needed } : {};

/** The place of a record. */
export const placeOf = (file: string, { line, record }: Entry): Place => ({
  file,
  line,
  ...(record === undefined ? {} : { record }),
});

type Refusal = Omit<Outcome & { readonly ok: false }, 'ok'>;

/** A refused record as every command shows it. */
export function shownRefusal(place: Place, outcome: Refusal, json: boolean): Shown {
  const { refusal } = outcome.complaint;
  return {
    refusal,
    text: json ? printJson({ ...place, ...refusalData(outcome) }) : refusalLine(place, outcome),
  };
}

/** A call for programs, without its input; of a sample that names no account the call is known but for that. */
export const callData = ({ converted: { sourced, action }, denied }: Outcome & { readonly ok: true }) => {
  const { account, region, service, operation } = sourced.call;
  const hash = account === '' ? null : callHashOf(sourced.call);
  return { ok: true, tier: sourced.tier, service, operation, account: account || null, region, action, hash, denied };
};

/** Characters of a hash that people compare. */
const SHORT = 12;

/** A call for people. */
export function callLine(place: Place, { sourced }: Converted): string {
  const { account, region, service, operation } = sourced.call;
  const hash = account === '' ? '-' : callHashOf(sourced.call).slice(0, SHORT);
  return columns(place, [sourced.tier, `${service} ${operation}`, account || '-', region, hash]);
}

function refusalData({ complaint, event }: Refusal) {
  const called = event && {
    event: `${event.service}:${event.operation}`,
    account: event.account || null,
    region: event.region,
  };
  return { ok: false, ...complaint, ...called };
}

function refusalLine(place: Place, { complaint, event }: Refusal): string {
  const called = event ? [identifier(`${event.service} ${event.operation}`), event.account || '-', event.region] : [];
  return columns(place, ['refused', ...called, complaintText(complaint)]);
}

const columns = (place: Place, [what = '', ...rest]: readonly string[]): string =>
  `${shownPlace(place)}: ${what.padEnd(7)}  ${rest.join('  ')}`;
