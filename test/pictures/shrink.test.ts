import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { readPng } from './png';
import { shrink } from './shrink';

const chunk = (type: string, body: Buffer): Buffer => {
  const content = Buffer.concat([Buffer.from(type), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
};

/** A PNG of rows that are filtered already, as a browser may write it: filter byte, then three bytes a pixel. */
function screenshot(width: number, rows: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2], 8);
  const data = chunk('IDAT', deflateSync(Buffer.from(rows.flat())));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), data]);
}

/** The colours of a picture with a palette, row by row. */
function coloursOf(png: Buffer): readonly (readonly string[])[] {
  const part = (type: string) => {
    const at = png.indexOf(type);
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const palette = part('PLTE');
  const width = part('IHDR').readUInt32BE(0);
  const bytes = inflateSync(part('IDAT'));
  return Array.from({ length: bytes.length / (width + 1) }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const index = bytes[y * (width + 1) + 1 + x] ?? 0;
      return palette.toString('hex', 3 * index, 3 * index + 3);
    }),
  );
}

it('reads every row filter of PNG', () => {
  const rows = [
    [0, 10, 20, 30, 40, 50, 60],
    [1, 10, 20, 30, 30, 30, 30],
    [2, 0, 0, 0, 0, 0, 0],
    [3, 5, 10, 15, 15, 15, 15],
    [4, 0, 0, 0, 0, 0, 0],
  ];
  expect([...readPng(screenshot(2, rows)).data]).toEqual([
    ...[10, 20, 30, 40, 50, 60],
    ...[10, 20, 30, 40, 50, 60],
    ...[10, 20, 30, 40, 50, 60],
    ...[10, 20, 30, 40, 50, 60],
    ...[10, 20, 30, 40, 50, 60],
  ]);
});

it('keeps every pixel of a picture with few colours', () => {
  const small = shrink(
    screenshot(2, [
      [0, 255, 255, 255, 11, 87, 164],
      [0, 11, 87, 164, 26, 29, 33],
    ]),
  );
  expect(coloursOf(small)).toEqual([
    ['ffffff', '0b57a4'],
    ['0b57a4', '1a1d21'],
  ]);
});

it('makes of a rare colour too many the nearest of the others', () => {
  const frequent = Array.from({ length: 256 }, (_, i) => [i, i, i]);
  const rare = [100, 100, 101];
  const row = [0, ...frequent.flat(), ...frequent.flat(), ...rare];
  expect(coloursOf(shrink(screenshot(513, [row])))[0]?.at(-1)).toBe('646464');
});
