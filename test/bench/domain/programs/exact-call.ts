import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callHashOf } from '../../../../shared/call/call';
import { type Converted, convert } from '../../../../shared/call/convert';
import { readJson } from '../../../../shared/canonical/read-json';
import type { Catalogue } from '../../../../shared/catalogue/catalogue';
import { readRecord } from '../../../../shared/denial/deniable';
import { grantDocumentOf } from '../../../../shared/grant/document';
import { prove } from '../../../../shared/grant/proof';
import { alternate, type Batches } from '../alternate';
import { openCatalogue } from './catalogue';

/** Microseconds for a record or a call, milliseconds for a service, bytes of memory. */
export interface ExactCallTimes {
  readonly records: number;
  readonly toCall: number;
  readonly parse: number;
  readonly calls: number;
  readonly grantAndProof: number;
  readonly firstUse: readonly { readonly service: string; readonly milliseconds: number }[];
  readonly heapBefore: number;
  readonly heapAll: number;
}

const CAPTURED = 'test/fixtures/cloudtrail/captured/events.jsonl';

function callOf(line: string, catalogue: Catalogue): (Converted & { readonly partition: string }) | null {
  const json = readJson(line);
  const read = json.ok ? readRecord(json.value) : null;
  if (!read?.ok) return null;
  const converted = convert(read.record, read.partition, catalogue);
  return converted.ok ? { ...converted, partition: read.partition } : null;
}

/** A service for the first time: its file read and split, one operation and the shapes of its input parsed. */
function firstUse(service: string): number {
  const catalogue = openCatalogue();
  const began = process.hrtime.bigint();
  const opened = catalogue.service(service);
  const input = opened?.operation(opened.operations[0] ?? '')?.input;
  for (const { of } of Object.values(input?.members ?? {})) if (/^[A-Z_]/.test(of)) opened?.shape(of);
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Measures the way from the bytes of captured records to calls, grants with their proofs, and the catalogue itself. */
export function run(batches: Batches): ExactCallTimes {
  const heapBefore = heap();
  const catalogue = openCatalogue();
  const firstUses = catalogue.services.map((service) => ({ service, milliseconds: firstUse(service) }));
  const all = readFileSync(join(process.cwd(), CAPTURED), 'utf8').trim().split('\n');
  const lines = all.filter((line) => callOf(line, catalogue) !== null);
  const calls = lines.flatMap((line) => callOf(line, catalogue) ?? []);
  const works = {
    toCall: () => lines.map((line) => callHashOf((callOf(line, catalogue) as Converted).sourced.call)),
    parse: () => lines.map((line) => JSON.parse(line)),
    grantAndProof: () =>
      calls.map(({ sourced: { call }, needed, partition }) =>
        needed.ok ? prove(grantDocumentOf(call, needed.needed), call, needed.needed, partition, catalogue) : null,
      ),
  };
  const times = alternate(works, batches);
  for (const name of catalogue.services) {
    const service = catalogue.service(name);
    for (const operation of service?.operations ?? []) service?.operation(operation);
  }
  return {
    records: lines.length,
    toCall: times.toCall / lines.length,
    parse: times.parse / lines.length,
    calls: calls.length,
    grantAndProof: times.grantAndProof / calls.length,
    firstUse: firstUses,
    heapBefore,
    heapAll: heap(),
  };
}
