import { quoted } from '../../../shared/consequence/visible';

/** Where a record stands. */
export interface Place {
  readonly file: string;
  /** From 1, in the unpacked text. */
  readonly line: number;
  /** From 1, its number in a document, whose records may all stand on one line. */
  readonly record?: number;
}

/** Longer paths are cut. */
const LONGEST = 1000;

/** A file's name for a terminal: names are other people's text too. */
export const shownFile = (file: string): string => quoted(file, LONGEST);

/** `events.jsonl:12`, or `events.json.gz:1#37` for the 37th record of a document. */
export const shownPlace = ({ file, line, record }: Place): string =>
  `${shownFile(file)}:${line}${record === undefined ? '' : `#${record}`}`;
