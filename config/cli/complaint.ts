import type { Converted, Deniable, NotConverted } from '../../shared/call/convert';
import type { JsonFault } from '../../shared/canonical/read-json';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import { identifier } from '../../shared/consequence/visible';
import { FAULTS, type FaultName } from '../../shared/conversion/fault';
import { REFUSALS, type Refusal, type Refused } from '../../shared/denial/refusal';
import { counted } from '../report';
import type { TooLong } from './reading/entry';

/** Why a text is no record. */
const UNREADABLE: Readonly<Record<JsonFault | TooLong, string>> = {
  'too-long': 'the record is longer than 1 MB, four times what CloudTrail logs of a call',
  'document-too-long':
    'the file is one JSON document of more than 256 MB; with one record a line it may be of any size',
  'not-json': 'this is not JSON',
  'repeated-name': 'an object has a name twice, so it says two things',
  'too-deep': 'it is nested more than 64 deep',
  'broken-text': 'it is not UTF-8, or has half a character in it',
};

/** A member with what is wrong with it. */
export interface MemberComplaint {
  /** Its path: names are the caller's text too, so nothing invisible is in it. */
  readonly at: string;
  readonly fault: FaultName;
  readonly because: string;
}

/** Why a record gave no call, as it may be shown: no value of the record is part of it. */
export interface Complaint {
  readonly refusal: Refusal | JsonFault | TooLong;
  readonly because: string;
  /** What it is about, in our own words: an action, a service, a field of the record. */
  readonly detail?: string;
  readonly faults?: readonly MemberComplaint[];
}

/** A complaint about a text that is no record. */
export const unreadable = (refusal: JsonFault | TooLong): Complaint => ({ refusal, because: UNREADABLE[refusal] });

/** A complaint about a record; `event` where it could be read so far. */
export function refused({ refusal, found, faults }: NotConverted, event: Deniable | null): Complaint {
  const complaint = { refusal, because: REFUSALS[refusal] };
  if (faults) return { ...complaint, faults: faults.map(complained) };
  const detail = detailOf(refusal, found, event);
  return detail === undefined ? complaint : { ...complaint, detail };
}

/** Why no grant of a call can be written: of a record that contradicts itself, or as `grantable` refuses. */
export function ungrantable({ refusal, found }: Refused, { contradiction }: Converted): Complaint {
  if (contradiction !== null) return { refusal, because: REFUSALS[refusal] };
  const because = refusal === 'resource-mismatch' ? NO_RESOURCE : REFUSALS[refusal];
  return { refusal, because, ...(found === undefined ? {} : { detail: found }) };
}

const NO_RESOURCE = 'the input names none of the resources that IAM asks about';

/** What a sample lacks that does not say whose call it is; all its ARNs would be wrong. */
export const WITHOUT_ACCOUNT: Complaint = {
  refusal: 'malformed',
  because: REFUSALS.malformed,
  detail: 'recipientAccountId',
};

/** A complaint in one line. */
export function complaintText({ refusal, because, detail, faults }: Complaint): string {
  if (refusal === 'cannot-be-run') return `${refusal}: ${detail ?? because}`;
  if (!faults) return `${refusal}: ${detail === undefined ? because : `${because}: ${detail}`}`;
  const shown = faults.slice(0, MOST_FAULTS).map((one) => `${one.at} (${one.fault}: ${one.because})`);
  const more = faults.length - shown.length;
  const rest = more > 0 ? [`and ${counted(more, 'more fault', 'more faults')}`] : [];
  return `${refusal}: ${[...shown, ...rest].join('; ')}`;
}

/** Faults that one line shows; the JSON has all. */
const MOST_FAULTS = 5;

const complained = ({ fault, at }: { readonly fault: FaultName; readonly at: string }): MemberComplaint => ({
  at: identifier(at),
  fault,
  because: FAULTS[fault],
});

/** Refusals that find something in the record; it is not repeated. */
const FROM_THE_RECORD: readonly Refusal[] = ['not-an-api-call', 'action-mismatch', 'resource-mismatch'];

function detailOf(refusal: Refusal, found: string | undefined, event: Deniable | null): string | undefined {
  if (FROM_THE_RECORD.includes(refusal)) return undefined;
  if (refusal !== 'cannot-be-run' || !event || found !== `${event.service}:${event.operation}`) return found;
  const reads = soundsLikeReading(event.operation) ? ', and by its name it only reads' : '';
  return `the catalogue has no operation of this name that changes something${reads}`;
}
