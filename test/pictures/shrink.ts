import { type Pixels, readPng, writePng } from './png';

const MOST_COLOURS = 256;

const apart = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

function coloursOf({ data }: Pixels): Uint32Array {
  const colours = new Uint32Array(data.length / 3);
  for (let i = 0; i < colours.length; i += 1)
    colours[i] = ((data[3 * i] ?? 0) << 16) | ((data[3 * i + 1] ?? 0) << 8) | (data[3 * i + 2] ?? 0);
  return colours;
}

/**
 * A screenshot of a page with a palette instead of three bytes a pixel, about a third of the size. Pages have few
 * colours; beyond 256 the rare ones, shades at the edges of letters, become the nearest frequent one.
 */
export function shrink(png: Buffer): Buffer {
  const pixels = readPng(png);
  const colours = coloursOf(pixels);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, MOST_COLOURS);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of counts.keys()) {
    if (index.has(colour)) continue;
    const nearest = palette.reduce((best, one) => (apart(one, colour) < apart(best, colour) ? one : best));
    index.set(colour, index.get(nearest) ?? 0);
  }
  const indexes = Uint8Array.from(colours, (colour) => index.get(colour) ?? 0);
  return writePng({ width: pixels.width, height: pixels.height, indexes }, palette);
}
