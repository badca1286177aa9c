import { approvalHashOf } from '../../../../shared/approval/approval-hash';
import { callHashOf } from '../../../../shared/call/call';
import { convert } from '../../../../shared/call/convert';
import { decide, decisionHashOf } from '../../../../shared/decision/decision';
import { gate } from '../../../../shared/denial/gate';
import { type Facts, fingerprintHashOf } from '../../../../shared/facts/facts';
import { grantDocumentOf, grantHashOf } from '../../../../shared/grant/document';
import { situationOf } from '../../../../shared/policy/situation-of';
import bucket from '../../../fixtures/delete-bucket-denied.json';
import instance from '../../../fixtures/terminate-instances-denied.json';
import { configuration, GUARD, PATH } from '../../../organization/configuration';
import { alternate, type Batches } from '../alternate';
import { openCatalogue } from './catalogue';

/** Microseconds from the bytes of a record to its approval hash, and for `JSON.parse` of the same bytes alone. */
export interface RecordTimes {
  readonly record: string;
  readonly bytes: number;
  readonly whole: number;
  readonly parse: number;
}

const CONTEXT = { installation: configuration.installation, guards: [GUARD], now: new Date('2026-11-24T09:00:05Z') };
const { partition } = configuration;
const catalogue = openCatalogue();

/** The call and the grant of a record; refusals throw, since only a record that becomes a request is worth measuring. */
function callOf(bytes: Buffer) {
  const gated = gate(JSON.parse(bytes.toString()), CONTEXT);
  if (!gated.ok) throw new Error(gated.refusal);
  const converted = convert(gated.denial, partition, catalogue);
  if (!converted.ok) throw new Error(converted.refusal);
  const { call } = converted.sourced;
  if (!converted.needed.ok) throw new Error(converted.needed.why);
  const { needed } = converted.needed;
  const decision = decide(configuration, situationOf(gated.denial, needed, { person: 'li-wei', path: PATH }));
  const grant = grantDocumentOf(call, needed);
  if (!decision) throw new Error('not guarded');
  return { call, decision, grant };
}

function approvalHashFrom(bytes: Buffer, facts: Facts): string {
  const { call, decision, grant } = callOf(bytes);
  return approvalHashOf({
    callHash: callHashOf(call),
    decisionHash: decisionHashOf(decision),
    grantHash: grantHashOf(grant),
    fingerprintHash: fingerprintHashOf(facts),
  });
}

/** What look-ups would have found; they are no part of the measured way. */
function factsOf(bytes: Buffer): Facts {
  const resources = callOf(bytes).grant.Statement.flatMap(({ Resource }) => Resource);
  return {
    readAt: CONTEXT.now.toISOString(),
    accountName: 'payments-prod',
    resources: resources.map((arn) => ({ arn, identity: arn.split('/').at(-1) ?? arn, attributes: [] })),
  };
}

/** The record of one refused call that names a hundred instances; AWS's message names the first of them. */
function hundredInstances(): typeof instance {
  const id = (index: number) => ({ instanceId: `i-0a1b2c3d4e5f6${String(index + 1).padStart(4, '0')}` });
  const items = Array.from({ length: 100 }, (_, index) => id(index));
  return { ...instance, detail: { ...instance.detail, requestParameters: { instancesSet: { items } } } };
}

const RECORDS: Readonly<Record<string, object>> = {
  'TerminateInstances of 1': instance,
  'TerminateInstances of 100': hundredInstances(),
  DeleteBucket: bucket,
};

/** Measures each record. */
export function run(batches: Batches): readonly RecordTimes[] {
  return Object.entries(RECORDS).map(([record, content]) => {
    const bytes = Buffer.from(JSON.stringify(content));
    const facts = factsOf(bytes);
    const works = { whole: () => approvalHashFrom(bytes, facts), parse: () => JSON.parse(bytes.toString()) };
    return { record, bytes: bytes.length, ...alternate(works, batches) };
  });
}
