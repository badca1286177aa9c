import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** An opaque picture: three bytes a pixel (red, green, blue), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function* chunks(png: Buffer): Generator<{ readonly type: string; readonly body: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** What the pixel before, above and diagonally before predict. Source: https://www.w3.org/TR/png-3/#9Filters */
function predict(filter: number, before: number, above: number, corner: number): number {
  if (filter === 1) return before;
  if (filter === 2) return above;
  if (filter === 3) return (before + above) >> 1;
  if (filter !== 4) return 0;
  const [p, q, r] = [above - corner, before - corner, above + before - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  return p <= q && p <= r ? before : q <= r ? above : corner;
}

/** Reads a PNG as browsers write screenshots: eight bits a channel, no interlacing; transparency is dropped. */
export function readPng(png: Buffer): Pixels {
  const parts = [...chunks(png)];
  const header = parts.find(({ type }) => type === 'IHDR')?.body;
  const [depth, colour] = [header?.[8], header?.[9]];
  if (!header || depth !== 8 || (colour !== 2 && colour !== 6) || header[12] !== 0)
    throw new Error('not a PNG as a browser writes it');
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), colour === 2 ? 3 : 4];
  const packed = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ body }) => body)));
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const before = x >= channels ? (rows[at - channels] ?? 0) : 0;
      const above = y > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (rows[at - stride - channels] ?? 0) : 0;
      rows[at] = (packed[y * (stride + 1) + 1 + x] ?? 0) + predict(filter, before, above, corner);
    }
  }
  return { width, height, data: channels === 3 ? rows : rows.filter((_, at) => at % 4 !== 3) };
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** Writes a PNG with one byte a pixel, an index into the palette of at most 256 colours (0xRRGGBB). */
export function writePng({ width, height, indexes }: Indexed, palette: readonly number[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A picture whose pixels are indexes into a palette. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  readonly indexes: Uint8Array;
}
