import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Streams } from '../streams';
import { begun } from './beginning';
import { shownFile } from './place';

/** A source that cannot be read: no such file, broken gzip. The message is for whoever named it. */
export class Unreadable extends Error {}

/**
 * The bytes of a file, or of standard input for `-`. What is gzip by its first bytes is unpacked, whatever it is called,
 * also several put together; a byte order mark is left out.
 * @throws Unreadable
 */
export async function* bytesOf(name: string, { stdin }: Pick<Streams, 'stdin'>): AsyncGenerator<Buffer> {
  if (name === '-' && stdin === null) throw new Unreadable('nothing is sent to standard input');
  try {
    const packed = name === '-' && stdin ? stdin : createReadStream(name, { highWaterMark: CHUNK });
    const { beginning, all } = await begun(packed, ({ length }) => length >= 2);
    yield* withoutMark(beginning[0] === 0x1f && beginning[1] === 0x8b ? unpacked(all) : all);
  } catch (error) {
    throw new Unreadable(whyNot(name, error as NodeJS.ErrnoException));
  }
}

const CHUNK = 262_144;

function unpacked(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // What goes wrong on the way comes out where the bytes are read.
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: CHUNK }), () => undefined);
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { beginning, all } = await begun(chunks, ({ length }) => length >= MARK.length);
  let start = beginning.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
  for await (const chunk of all) {
    yield chunk.subarray(start);
    start = 0;
  }
}

function whyNot(name: string, { code, message }: NodeJS.ErrnoException): string {
  const file = name === '-' ? 'standard input' : shownFile(name);
  if (code === 'ENOENT') return `there is no file ${file}`;
  if (code === 'EISDIR') return `${file} is a folder`;
  if (code === 'EACCES') return `${file} may not be read`;
  if (code?.startsWith('Z_')) return `${file} begins like gzip and cannot be unpacked`;
  return `${file} cannot be read: ${code ?? message}`;
}
