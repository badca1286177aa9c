import type { Budget, Figure, Result } from '../benchmark';
import { median } from '../statistics';
import type { ExactCallTimes } from './programs/exact-call';
import { runProgram } from './run-program';

/** The most milliseconds that the first use of a service may take. */
const FIRST_USE = 5;

function figuresOf({
  records,
  toCall,
  parse,
  grantAndProof,
  firstUse,
  heapBefore,
  heapAll,
}: ExactCallTimes): readonly Figure[] {
  const slowest = firstUse.reduce((most, one) => (one.milliseconds > most.milliseconds ? one : most));
  return [
    { of: `a record (of ${records} captured)`, what: 'time', value: toCall, unit: 'µs' },
    { of: `a record (of ${records} captured)`, what: 'a second and core', value: 1e6 / toCall, unit: 'records/s' },
    { of: `a record (of ${records} captured)`, what: 'in JSON.parse', value: toCall / parse, unit: 'x' },
    { of: 'a grant with its proof', what: 'time', value: grantAndProof, unit: 'µs' },
    { of: 'a grant with its proof', what: 'a second and core', value: 1e6 / grantAndProof, unit: 'records/s' },
    { of: 'a grant with its proof', what: 'in JSON.parse', value: grantAndProof / parse, unit: 'x' },
    {
      of: 'first use, median service',
      what: 'time',
      value: median(firstUse.map(({ milliseconds }) => milliseconds)) * 1000,
      unit: 'µs',
    },
    {
      of: `first use, slowest service (${slowest.service})`,
      what: 'time',
      value: slowest.milliseconds,
      unit: 'ms',
      target: FIRST_USE,
    },
    {
      of: `all ${firstUse.length} services touched`,
      what: 'heap',
      value: (heapAll - heapBefore) / 2 ** 20,
      unit: 'MiB',
    },
  ];
}

/** How long it takes from the bytes of a record of any service to its call, and from the call to a proven grant. */
export async function exactCall({ batches, batchMs }: Budget): Promise<Result> {
  const times = await runProgram<ExactCallTimes>('exact-call', { batches, batchMs });
  return {
    name: 'exact-call',
    question: 'What does it cost to know the exact call of any service, and to prove its grant?',
    method:
      'All captured records that become a call: strict reading of the bytes, conversion by the catalogue, call hash; next to JSON.parse of the same bytes. ' +
      'Then grant document and proof of each call. First use: a catalogue just opened, a service read from its file, one operation and the shapes of its input. ' +
      'Heap: with every operation of every service parsed. The code is bundled as the Lambdas are and runs in a process of its own, on one core.',
    figures: figuresOf(times),
  };
}
