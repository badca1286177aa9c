import { isUtf8 } from 'node:buffer';
import { readJson } from '../../shared/canonical/read-json';
import { soundsLikeReading } from '../../shared/catalogue/reading';
import type { Configuration } from '../../shared/configuration/configuration';
import type { KnownEvent } from './known-event';
import { type PassedOver, passedOver } from './passed-over';
import { type Recorded, recorded } from './recorded';
import { readOnlyTime } from './skim';

/** What a record is to a replay, before any policy is asked. */
export type Sifted =
  | { readonly is: 'unreadable'; readonly why: string }
  /** `time`: ISO 8601, UTC; `null` where nobody looked for it. */
  | { readonly is: 'passed-over'; readonly why: PassedOver; readonly time: string | null }
  /** A call that changes something, or of which the catalogue knows nothing. */
  | { readonly is: 'call'; readonly recorded: Recorded; readonly known: KnownEvent };

/** Sifts the bytes of one record, or the word for why there are none. Never throws, whatever they are. */
export function sift(
  content: Buffer | string,
  configuration: Configuration,
  knownOf: (event: Recorded['event']) => KnownEvent,
): Sifted {
  if (typeof content === 'string') return { is: 'unreadable', why: content };
  const skimmed = readOnlyTime(content);
  if (skimmed !== null) return { is: 'passed-over', why: 'reads', time: skimmed };
  if (!isUtf8(content)) return { is: 'unreadable', why: 'broken-text' };
  const json = readJson(content.toString('utf8'));
  if (!json.ok) return { is: 'unreadable', why: json.fault };
  const read = recorded(json.value);
  if (!read.ok)
    return read.refusal === 'not-an-api-call'
      ? { is: 'passed-over', why: read.refusal, time: null }
      : { is: 'unreadable', why: read.field === undefined ? read.refusal : `${read.refusal}: ${read.field}` };
  const { event, time, readOnly } = read.recorded;
  const why = passedOver(read.recorded, configuration);
  if (why !== null) return { is: 'passed-over', why, time };
  const known = knownOf(event);
  // Old records do not say whether a call only reads.
  const reads = readOnly === null && !known.changes && soundsLikeReading(event.operation);
  return reads ? { is: 'passed-over', why: 'reads', time } : { is: 'call', recorded: read.recorded, known };
}
