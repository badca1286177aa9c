import type { Budget, Figure, Result } from '../benchmark';
import type { FoldTimes } from './programs/fold';
import { runProgram } from './run-program';

/** How much longer an event may take in the longest stream than in the shortest, before the fold is not called linear. */
const MOST_GROWTH = 1.5;

/** How often the fold takes as long as what nobody can spare: reading each text as JSON and hashing it. */
const ratioOf = ({ folded, readAndHashed }: FoldTimes): number => folded / readAndHashed;

function figuresOf(times: FoldTimes, shortest: FoldTimes): readonly Figure[] {
  const { events, bytes, folded, readAndHashed } = times;
  const of = `${events.toLocaleString('en')} events`;
  return [
    { of, what: 'an event', value: bytes / events, unit: 'bytes' },
    { of, what: 'events a second', value: (events * 1e6) / folded, unit: 'events/s' },
    { of, what: 'fold, an event', value: folded / events, unit: 'µs' },
    { of, what: 'JSON.parse and SHA-256, an event', value: readAndHashed / events, unit: 'µs' },
    { of, what: 'ratio', value: ratioOf(times), unit: 'x' },
    { of, what: 'growth of the ratio', value: ratioOf(times) / ratioOf(shortest), unit: 'x', target: MOST_GROWTH },
  ];
}

/** How fast a request's events fold into its state, and whether long streams cost more an event than short ones. */
export async function ledgerFold({ batches, batchMs, streams }: Budget): Promise<Result> {
  const times = await runProgram<readonly FoldTimes[]>('fold', { batches, batchMs, streams });
  const [shortest] = times;
  return {
    name: 'ledger-fold',
    question: 'How fast do the events of a request fold into its state, and is it linear?',
    method:
      'Streams of opened, assessed, confirmed, then signatures of ever more people and their verifications; next to JSON.parse and SHA-256 of the same texts. ' +
      'The code is bundled as the Lambdas are and runs in a process of its own. Batches of both take turns; each figure is the median of its batches.',
    because:
      'Each signature counts the distinct persons of its level anew, over all signatures: quadratic, and kept so, because a quorum should not rest on another check having refused a second vote. A request has some twelve events; a thousand would be hundreds of signers.',
    figures: shortest ? times.flatMap((one) => figuresOf(one, shortest)) : [],
  };
}
