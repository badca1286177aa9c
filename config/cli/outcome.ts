import { isUtf8 } from 'node:buffer';
import { type Converted, convert, type Deniable } from '../../shared/call/convert';
import { readJson } from '../../shared/canonical/read-json';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import { readRecord } from '../../shared/denial/deniable';
import { grantable } from '../../shared/grant/grantable';
import type { Needed } from '../../shared/grant/needed';
import type { Partition } from '../../shared/names';
import { type Complaint, refused, ungrantable, unreadable, WITHOUT_ACCOUNT } from './complaint';
import type { Entry } from './reading/entry';

/** What became of one record. */
export type Outcome =
  | {
      readonly ok: true;
      readonly converted: Converted;
      /** What a grant of the call must allow, or why none can be written. */
      readonly needed: Needed | Complaint;
      readonly partition: Partition;
      /** The record is of a call that was denied. */
      readonly denied: boolean;
    }
  | {
      readonly ok: false;
      readonly complaint: Complaint;
      /** What was called, as logged; `null` when not even that could be read. */
      readonly event: Pick<Deniable, 'service' | 'operation' | 'account' | 'region'> | null;
    };

/** The call of one record, or why there is none. Never throws, whatever the bytes are. */
export function outcomeOf({ content }: Entry, catalogue: Catalogue): Outcome {
  const refuse = (complaint: Complaint, event: Deniable | null = null): Outcome => ({ ok: false, complaint, event });
  if (typeof content === 'string') return refuse(unreadable(content));
  if (!isUtf8(content)) return refuse(unreadable('broken-text'));
  const json = readJson(content.toString('utf8'));
  if (!json.ok) return refuse(unreadable(json.fault));
  const read = readRecord(json.value);
  if (!read.ok) return refuse(refused(read, null));
  const { record, partition, denied } = read;
  const converted = convert(record, partition, catalogue);
  if (!converted.ok) return refuse(refused(converted, record), record);
  return { ok: true, converted, needed: neededOf(converted), partition, denied };
}

function neededOf(converted: Converted): Needed | Complaint {
  if (converted.sourced.call.account === '') return WITHOUT_ACCOUNT;
  const granted = grantable(converted);
  return granted.ok ? granted.needed : ungrantable(granted, converted);
}
