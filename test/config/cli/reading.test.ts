import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { recordsIn } from '../../../config/cli/reading/document';
import { MOST_OF_A_DOCUMENT } from '../../../config/cli/reading/entry';
import { entriesOf } from '../../../config/cli/reading/records';
import bucket from '../../fixtures/delete-bucket-denied.json';
import terminate from '../../fixtures/terminate-instances-denied.json';
import layouts from './layouts.json';
import { countersign, jsonLines } from './run';

interface Read {
  readonly line: number;
  readonly record?: number;
  readonly text: string;
}

/** All records of a text that comes in these chunks. */
async function read(chunks: readonly Buffer[]): Promise<readonly Read[]> {
  const found: Read[] = [];
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const entries of entriesOf(source))
    for (const { line, record, content } of entries)
      found.push({ line, ...(record === undefined ? {} : { record }), text: content.toString() });
  return found;
}

const inPieces = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

const twoRecords = [terminate, bucket.detail];

/** The same two records, an event of EventBridge and a plain record, as people have them in files. */
const ARRANGED: readonly (readonly [string, string])[] = [
  ['one a line', twoRecords.map((one) => JSON.stringify(one)).join('\n')],
  [
    'one a line with blank lines and Windows line ends',
    `\r\n${twoRecords.map((one) => JSON.stringify(one)).join('\r\n\r\n')}\r\n`,
  ],
  ['as CloudTrail delivers them', JSON.stringify({ Records: twoRecords })],
  ['as CloudTrail delivers them, laid out', JSON.stringify({ Records: twoRecords }, null, 2)],
  ['delivered files put together', twoRecords.map((one) => JSON.stringify({ Records: [one] })).join('')],
  ['delivered files, one a line', twoRecords.map((one) => JSON.stringify({ Records: [one] })).join('\n')],
  ['a delivered file after a line', `${JSON.stringify(terminate)}\n${JSON.stringify({ Records: [bucket.detail] })}`],
  ['an array', JSON.stringify(twoRecords)],
  ['an array, laid out', JSON.stringify(twoRecords, null, '\t')],
  ['an array of delivered files', JSON.stringify(twoRecords.map((one) => ({ Records: [one] })))],
  ['laid out, one after another', twoRecords.map((one) => JSON.stringify(one, null, 2)).join('\n')],
];

describe('reading records', () => {
  it.each(ARRANGED)('%s', async (_, text) => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    for (const sent of [Buffer.from(text), gzipSync(text), marked, gzipSync(marked)]) {
      const { status, stdout } = await countersign(['call', '--json'], inPieces(sent, 1000));
      expect(status).toBe(0);
      expect(jsonLines(stdout)).toMatchObject([{ operation: 'TerminateInstances' }, { operation: 'DeleteBucket' }]);
    }
  });

  it('knows gzip by its first bytes, not by the name of the file, and several packed files put together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-gzip-'));
    const [packed, plain] = [join(folder, 'packed.json'), join(folder, 'plain.json.gz')];
    const [first, second] = twoRecords.map((one) => JSON.stringify({ Records: [one] }));
    writeFileSync(packed, Buffer.concat([gzipSync(first ?? ''), gzipSync(second ?? '')]));
    writeFileSync(plain, first ?? '');
    const { status, stderr } = await countersign(['call', packed, plain]);
    rmSync(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, '3 records: 3 EXACT\n']);
  });

  it('says what could be read of gzip that is broken off, and ends with 2', async () => {
    const lines = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify({ ...bucket.detail, requestID: `${index * 7919}` }),
    );
    const packed = gzipSync(lines.join('\n'));
    const { status, stdout, stderr } = await countersign(['call'], packed.subarray(0, packed.length - 100));
    expect(status).toBe(2);
    expect(stdout.split('\n').length).toBeGreaterThan(10);
    expect(stderr).toMatch(/^error: standard input begins like gzip and cannot be unpacked\n/);
    const nothing = await countersign(['call'], Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    expect([nothing.status, nothing.stdout]).toEqual([2, '']);
  });

  it.each(layouts)('$what', async ({ text, records }) => {
    expect(await read([Buffer.from(text)])).toEqual(records);
  });

  it('gives the same records however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ARRANGED.map(([, text]) => text), ...layouts.map(({ text }) => text)),
        fc.integer({ min: 1, max: 5000 }),
        async (text, size) => {
          const bytes = Buffer.from(text);
          expect(await read(inPieces(bytes, size))).toEqual(await read([bytes]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives each value of an array or of a delivered file whole, whatever it is and however it is laid out', () => {
    const values = fc.array(fc.oneof(fc.object(), fc.string(), fc.integer(), fc.constant(null)), { maxLength: 8 });
    fc.assert(
      fc.property(values, fc.constantFrom('', ' ', '\t\t'), fc.boolean(), (all, indent, delivered) => {
        const document = JSON.stringify(delivered ? { Records: all } : all, null, indent);
        const found = [...recordsIn(Buffer.from(document))].map(({ content }) => JSON.parse(content.toString()));
        expect(found).toEqual(JSON.parse(JSON.stringify(all)));
      }),
    );
  });

  it('ends, and passes nothing over but blanks and commas, whatever a document is made of', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', ' ', 'a', '{"Records":[');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const bytes = Buffer.from(parts.join(''));
        const given = [...recordsIn(bytes)].map(({ content }) => content.toString()).join('');
        const structure = /\{\s*"Records"\s*:\s*\[|[\s,[\]{}]/g;
        return given.replace(structure, '').length >= bytes.toString().replace(structure, '').length;
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a hundred thousand records on the one line of a document', () => {
    const document = Buffer.from(`{"Records":[${Array.from({ length: 100_000 }, () => '{"a":"0123456789"}').join()}]}`);
    expect([...recordsIn(document)]).toHaveLength(100_000);
  });

  it('refuses a document of more than 256 MB without keeping it', async () => {
    const filler = Buffer.alloc(16_777_216, ' ');
    const source = (async function* () {
      yield Buffer.from('[{}');
      for (let sent = 0; sent <= MOST_OF_A_DOCUMENT; sent += filler.length) yield filler;
    })();
    const found = [];
    for await (const entries of entriesOf(source)) found.push(...entries);
    expect(found).toEqual([{ line: 1, content: 'document-too-long' }]);
  });

  it('reads lines without end from a pipe as they come', async () => {
    const line = Buffer.from(`${JSON.stringify(terminate)}\n`);
    let sent = 0;
    const source = (async function* () {
      for (;;) {
        sent += 1;
        yield line;
      }
    })();
    let read = 0;
    for await (const entries of entriesOf(source)) {
      read += entries.length;
      expect(sent).toBeLessThanOrEqual(read + 1);
      if (read >= 1000) break;
    }
    expect(read).toBe(1000);
  });
});
