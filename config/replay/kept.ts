import { cut } from '../../shared/text/cut';

/**
 * Something kept by name, where names come out of records and so may be any, and any number: each is cut, and names
 * beyond the first so many share one entry. Memory stays what it is however long the recording.
 */
export interface Kept<Entry> {
  readonly of: (name: string) => Entry;
  /** By name, in the order in which they came. */
  readonly all: () => readonly (readonly [string, Entry])[];
  /** What the names share that found no room; `null` when all did. */
  readonly others: () => Entry | null;
}

/** Names kept at most; people read the first twenty. */
const MOST_NAMES = 10_000;

/** Longest ARN of a role with its path, and some. */
const LONGEST_NAME = 700;

/** Keeps what `make` makes for each new name. */
export function keep<Entry>(make: () => Entry, most = MOST_NAMES): Kept<Entry> {
  const entries = new Map<string, Entry>();
  let others: Entry | null = null;
  return {
    of: (name) => {
      const key = name.length > LONGEST_NAME ? cut(name, LONGEST_NAME) : name;
      const found = entries.get(key);
      if (found !== undefined) return found;
      if (entries.size >= most) {
        others ??= make();
        return others;
      }
      const entry = make();
      entries.set(key, entry);
      return entry;
    },
    all: () => [...entries],
    others: () => others,
  };
}

/** How often something was seen. */
export interface Count {
  count: number;
}

/** Starts at none. */
export const noCount = (): Count => ({ count: 0 });

/** Calls that the guard stops: by the policies as they are written, and with every rule in mode `everyone`. */
export interface Both {
  asWritten: number;
  everyone: number;
}

/** Starts at none. */
export const neither = (): Both => ({ asWritten: 0, everyone: 0 });
