import { begun } from './beginning';
import { recordsIn } from './document';
import { type Entry, MOST_OF_A_DOCUMENT } from './entry';
import { isDelivered, layoutOf } from './layout';
import { linesOf } from './lines';

/**
 * The records of a text in batches: of one record a line as they come, however many there are, of a document once it has
 * been read as a whole.
 */
export async function* entriesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Entry[]> {
  const { beginning, all } = await begun(chunks, (bytes) => layoutOf(bytes.toString('latin1')) !== null);
  if (layoutOf(beginning.toString('latin1')) === 'document') yield* ofDocument(all);
  else for await (const lines of linesOf(all)) yield lines.flatMap(ofLine);
}

/** A line may be a delivered file of its own, when several were put together. */
function ofLine(entry: Entry): readonly Entry[] {
  const { content, line } = entry;
  if (typeof content === 'string' || !isDelivered(content.toString('latin1', 0, 100))) return [entry];
  return [...recordsIn(content, line)];
}

async function* ofDocument(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Entry[]> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MOST_OF_A_DOCUMENT) return yield [{ line: 1, content: 'document-too-long' }];
    parts.push(chunk);
  }
  let batch: Entry[] = [];
  for (const entry of recordsIn(Buffer.concat(parts))) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Records of a document that are handed on at once. */
const BATCH = 256;
