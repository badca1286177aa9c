import type { Document, Path } from '../document';

/** A number that is written otherwise than in plain decimal digits. */
export interface Numeral {
  readonly path: Path;
  readonly value: number;
  /** As it is written, e.g. `0x2`. */
  readonly source: string;
}

/** The numbers of a file that not every reader would read alike: a zero in front is eight's digit to some, and ten's to YAML 1.2. */
export function unusualNumerals({ value, source }: Pick<Document, 'value' | 'source'>): readonly Numeral[] {
  const within = (one: unknown, path: Path): readonly Numeral[] => {
    if (typeof one === 'object' && one !== null)
      return Object.entries(one).flatMap(([key, member]) =>
        within(member, [...path, Array.isArray(one) ? Number(key) : key]),
      );
    const written = source(path);
    const isUnusual = typeof one === 'number' && written !== undefined && !/^(?:0|-?[1-9]\d*)$/.test(written);
    return isUnusual ? [{ path, value: one, source: written }] : [];
  };
  return within(value, []);
}
