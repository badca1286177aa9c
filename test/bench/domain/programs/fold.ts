import { sha256 } from '../../../../shared/canonical/hash';
import { fold } from '../../../../shared/ledger/fold';
import { alternate, type Batches } from '../alternate';
import { streamOf } from '../stream';

/** Microseconds for a stream of `events`: folded, and its texts only read as JSON and hashed. */
export interface FoldTimes {
  readonly events: number;
  readonly bytes: number;
  readonly folded: number;
  readonly readAndHashed: number;
}

/** Measures the fold of each stream; every one must fold, or the figure would be that of a refusal. */
export function run({ streams, ...batches }: Batches & { readonly streams: readonly number[] }): readonly FoldTimes[] {
  return streams.map((length) => {
    const { request, events } = streamOf(length);
    const folded = fold(request, events);
    if (!folded.ok) throw new Error(`the stream breaks at ${folded.at}: ${folded.why}`);
    const works = {
      folded: () => fold(request, events),
      readAndHashed: () => events.map(({ body }) => [JSON.parse(body), sha256(body)]),
    };
    const bytes = events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    return { events: length, bytes, ...alternate(works, batches) };
  });
}
