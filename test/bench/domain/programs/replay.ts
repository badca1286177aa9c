import { entriesOf } from '../../../../config/cli/reading/records';
import { type Replay, startReplay } from '../../../../config/replay/replay';
import { median } from '../../statistics';
import { recordOf } from '../recording';
import { configuration, settings } from '../replayed-policies';
import { openCatalogue } from './catalogue';

/** Microseconds for a record, bytes of memory. */
export interface ReplayTimes {
  readonly records: number;
  /** Bytes of one on average. */
  readonly bytes: number;
  readonly lines: number;
  readonly delivered: number;
  readonly parse: number;
  readonly guarded: number;
  readonly mostHeap: number;
  readonly mostResident: number;
  /** Heap in use after the first tenth and after the last, with garbage collected. */
  readonly firstTenth: number;
  readonly lastTenth: number;
}

/** Records that are made; a longer recording repeats them under other ids. */
const BLOCK = 10_000;
const CHUNK = 262_144;
const TENTHS = 10;

/** Batches between two looks at the memory, which take a while themselves. */
const BETWEEN_LOOKS = 50;

interface Block {
  readonly lines: readonly string[];
  readonly bytes: Buffer;
  /** Where the event ids begin. */
  readonly ids: readonly number[];
}

function blockOf(records: number): Block {
  const lines = Array.from({ length: records }, (_, index) => JSON.stringify(recordOf(index)));
  let start = 0;
  const ids = lines.map((line) => {
    const at = start + line.indexOf('"eventID":"') + '"eventID":"'.length;
    start += line.length + 1;
    return at;
  });
  return { lines, bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')), ids };
}

/** The block so many times, its ids new each time. */
async function* repeated({ bytes, ids }: Block, times: number): AsyncGenerator<Buffer> {
  for (let time = 0; time < times; time += 1) {
    const id = time.toString(16).padStart(8, '0');
    for (const at of ids) bytes.write(id, at, 'latin1');
    for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
  }
}

const catalogue = openCatalogue();

const begin = (): Replay => startReplay({ configuration, settings, written: new Map(), hash: '' }, catalogue);

const milliseconds = (): number => Number(process.hrtime.bigint()) / 1e6;

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Replays the recording, one record a line, and watches the memory. */
async function overLines(block: Block, records: number): Promise<Omit<ReplayTimes, 'bytes' | 'delivered' | 'parse'>> {
  const replay = begin();
  const tenths: number[] = [];
  let [taken, batches, paused, mostHeap, mostResident] = [0, 0, 0, 0, 0];
  const began = milliseconds();
  for await (const entries of entriesOf(repeated(block, records / block.lines.length))) {
    for (const { content } of entries) replay.take(content);
    taken += entries.length;
    batches += 1;
    const looked = milliseconds();
    if (batches % BETWEEN_LOOKS === 1) {
      const { heapUsed, rss } = process.memoryUsage();
      mostHeap = Math.max(mostHeap, heapUsed);
      mostResident = Math.max(mostResident, rss);
    }
    if (taken >= ((tenths.length + 1) * records) / TENTHS) tenths.push(heap());
    paused += milliseconds() - looked;
  }
  const lines = ((milliseconds() - began - paused) * 1000) / records;
  const { read, guarded } = replay.report().records;
  if (read !== records || guarded === 0) throw new Error(`${read} of ${records} records were read`);
  const [firstTenth = 0, lastTenth = 0] = [tenths.at(0), tenths.at(-1)];
  return { records, lines, guarded, mostHeap, mostResident, firstTenth, lastTenth };
}

/** Replays the block as CloudTrail delivers records, many in one document. */
async function overDocuments({ lines }: Block, times: number): Promise<number> {
  const document = Buffer.from(`{"Records":[${lines.join(',')}]}`);
  const source = async function* () {
    yield document;
  };
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const replay = begin();
    const began = milliseconds();
    for await (const entries of entriesOf(source())) for (const { content } of entries) replay.take(content);
    found.push(((milliseconds() - began) * 1000) / lines.length);
  }
  return median(found);
}

/** `JSON.parse` of each line of the block. */
function parsing({ lines }: Block, times: number): number {
  const texts = lines.map((line) => Buffer.from(line));
  const found = Array.from({ length: times }, () => {
    const began = milliseconds();
    for (const text of texts) JSON.parse(text.toString());
    return ((milliseconds() - began) * 1000) / lines.length;
  });
  return median(found);
}

/** Measures a replay of a recording of so many records. */
export async function run({
  records,
  times,
}: {
  readonly records: number;
  readonly times: number;
}): Promise<ReplayTimes> {
  const block = blockOf(Math.min(BLOCK, records));
  const over = await overLines(block, records);
  return {
    ...over,
    bytes: block.bytes.length / block.lines.length - 1,
    delivered: await overDocuments(block, times),
    parse: parsing(block, times),
  };
}
