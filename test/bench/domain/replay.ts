import type { Budget, Figure, Result } from '../benchmark';
import type { ReplayTimes } from './programs/replay';
import { runProgram } from './run-program';

/** How much the heap in use after the last tenth may exceed that after the first, before memory is not called flat. */
const MOST_GROWTH = 1.2;

/** The most that a record may take, in `JSON.parse` of the same bytes. */
const MOST = 3;

const MEBIBYTE = 2 ** 20;

function figuresOf(times: ReplayTimes): readonly Figure[] {
  const { records, bytes, lines, delivered, parse, mostHeap, mostResident, firstTenth, lastTenth } = times;
  const recording = `${records.toLocaleString('en')} records`;
  return [
    { of: 'a record', what: 'size', value: bytes, unit: 'bytes' },
    { of: 'a record', what: 'JSON.parse', value: parse, unit: 'µs' },
    ...figuresOfLayout('one record a line', lines, parse),
    ...figuresOfLayout('as CloudTrail delivers them', delivered, parse),
    { of: recording, what: 'time', value: (lines * records) / 1000, unit: 'ms' },
    { of: recording, what: 'most heap', value: mostHeap / MEBIBYTE, unit: 'MiB' },
    { of: recording, what: 'most resident', value: mostResident / MEBIBYTE, unit: 'MiB' },
    { of: recording, what: 'heap, last tenth to first', value: lastTenth / firstTenth, unit: 'x', target: MOST_GROWTH },
  ];
}

const figuresOfLayout = (of: string, time: number, parse: number): readonly Figure[] => [
  { of, what: 'a record', value: time, unit: 'µs' },
  { of, what: 'a second and core', value: 1e6 / time, unit: 'records/s' },
  { of, what: 'in JSON.parse', value: time / parse, unit: 'x', target: MOST },
];

/** How fast recorded calls are replayed against policies, and whether a long recording takes more memory than a short one. */
export async function replay({ batches, recorded }: Budget): Promise<Result> {
  const times = await runProgram<ReplayTimes>('replay', { records: recorded, times: batches });
  return {
    name: 'replay',
    question: 'How fast are recorded calls replayed against policies, and is memory flat?',
    method:
      'Records of 200 accounts with 20 event names: nine of ten only read, and of the others five of eight are guarded, by five rules at two places. ' +
      'Read from memory as bytes, split into records, sifted, converted where a rule asks for resources, resolved twice, counted; next to JSON.parse of all the same bytes. ' +
      'Ids are new all along. Heap is looked at every fifty batches, and after each tenth with garbage collected. The code is bundled as the Lambdas are and runs in a process of its own, on one core.',
    figures: figuresOf(times),
  };
}
