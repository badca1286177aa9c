import { deflateRawSync } from 'node:zlib';

/** A file of an archive; `name` has forward slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum zip archives use. */
export function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** 1 January 1980: the same content gives the same archive. */
const DATE = 0x21;
const REGULAR_FILE = 0o100644;

/** The fields that the header before the data and the entry of the directory have in common. */
function fields(entry: ZipEntry, packed: Buffer): Buffer {
  const name = Buffer.from(entry.name);
  const out = Buffer.alloc(26);
  out.writeUInt16LE(VERSION, 0);
  out.writeUInt16LE(UTF8_NAMES, 2);
  out.writeUInt16LE(DEFLATE, 4);
  out.writeUInt16LE(0, 6);
  out.writeUInt16LE(DATE, 8);
  out.writeUInt32LE(crc32(entry.content), 10);
  out.writeUInt32LE(packed.length, 14);
  out.writeUInt32LE(entry.content.length, 18);
  out.writeUInt16LE(name.length, 22);
  return out;
}

/** Packs files into a zip archive, as Lambda wants its code. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.content);
    const common = fields(entry, packed);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(REGULAR_FILE * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([VERSION, 3]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
