import { RECORD_LIMITS } from '../../../shared/canonical/read-json';

/** Why the bytes of something were not kept. */
export type TooLong = 'too-long' | 'document-too-long';

/** The bytes of one record as they stand in a file, not looked into yet. */
export interface Entry {
  /** From 1. */
  readonly line: number;
  /** From 1, where it is one of a document. */
  readonly record?: number;
  readonly content: Buffer | TooLong;
}

/** Bytes of one record at most: a megabyte. */
export const MOST_OF_A_RECORD = RECORD_LIMITS.length;

/** Bytes of a file that is one JSON document at most: 256 MB. It is read as a whole. */
export const MOST_OF_A_DOCUMENT = 268_435_456;
