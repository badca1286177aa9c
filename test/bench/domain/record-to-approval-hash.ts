import type { Budget, Figure, Result } from '../benchmark';
import type { RecordTimes } from './programs/record';
import { runProgram } from './run-program';

/** The most that the whole way may take, in `JSON.parse` of the same bytes. */
const MOST = 4;

function figuresOf({ record: of, bytes, whole, parse }: RecordTimes): readonly Figure[] {
  return [
    { of, what: 'record', value: bytes, unit: 'bytes' },
    { of, what: 'to approval hash', value: whole, unit: 'µs' },
    { of, what: 'JSON.parse', value: parse, unit: 'µs' },
    { of, what: 'ratio', value: whole / parse, unit: 'x', target: MOST },
  ];
}

/** How long the domain takes from the bytes of a CloudTrail record to the approval hash, next to reading the bytes as JSON. */
export async function recordToApprovalHash({ batches, batchMs }: Budget): Promise<Result> {
  const times = await runProgram<readonly RecordTimes[]>('record', { batches, batchMs });
  return {
    name: 'record-to-approval-hash',
    question: 'What does the domain add to reading a record as JSON?',
    method:
      'Bytes of a record, JSON.parse, gate, conversion, decision, grant document, the four hashes, approval hash; next to JSON.parse of the same bytes. ' +
      'The code is bundled as the Lambdas are and runs in a process of its own. Batches of both take turns; each figure is the median of its batches.',
    because:
      'Five canonical texts, each hashed with SHA-256, cost more than the parsing; then the shape check of the record and the fifteen checks of the gate. With 100 instances nearly all of it is canonical text: every id is written into call, grant and fingerprint.',
    figures: times.flatMap(figuresOf),
  };
}
