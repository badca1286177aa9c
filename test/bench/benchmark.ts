import type { Progress } from '../../local/progress';

/** Units of figures; `x` is a ratio. */
export type Unit = 'ms' | 'µs' | 'KiB' | 'MiB' | 'bytes' | 'events/s' | 'records/s' | 'calls/s' | 'x';

/** One measured figure: `what` of `of`, e.g. the ratio of intake. `target` is the most it should be. */
export interface Figure {
  readonly of: string;
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  readonly target?: number;
}

/** What one benchmark found. The texts are for the reader of the table, since a figure without its yardstick says nothing. */
export interface Result {
  readonly name: string;
  /** The question that the figures answer. */
  readonly question: string;
  /** How it was measured, and next to what. */
  readonly method: string;
  /** Why a target is missed, where one is known to be. */
  readonly because?: string;
  readonly figures: readonly Figure[];
}

/** How much of everything is measured; small numbers only show that a benchmark runs. */
export interface Budget {
  /** Warm mails of each kind. */
  readonly mails: number;
  /** Fresh processes for each bundle. */
  readonly processes: number;
  /** The Lambdas whose bundles are loaded; all of them when left out. */
  readonly lambdas?: readonly string[];
  /** Batches of each kind, and milliseconds that one takes. */
  readonly batches: number;
  readonly batchMs: number;
  /** Lengths of the streams that are folded, shortest first. */
  readonly streams: readonly [number, ...number[]];
  /** Records of the recording that is replayed. */
  readonly recorded: number;
  /** Rules and accounts of the policies that are resolved. */
  readonly resolution: {
    readonly compared: readonly [rules: number, accounts: number];
    /** Calls of which every engine must say the same. */
    readonly agreeing: number;
    readonly sizes: readonly (readonly [rules: number, accounts: number])[];
  };
  /** Policies of the configurations that are checked, fewest first. */
  readonly policies: readonly [number, number, number];
}

/** What `npm run bench` measures. One person may open 60 requests an hour, so there are fewer mails than that. */
export const FULL: Budget = {
  mails: 40,
  processes: 15,
  batches: 41,
  batchMs: 20,
  streams: [10, 100, 1000],
  recorded: 1_000_000,
  resolution: {
    compared: [1000, 10_000],
    agreeing: 200,
    sizes: [
      [100, 10_000],
      [1000, 100],
      [1000, 10_000],
      [10_000, 10_000],
    ],
  },
  policies: [250, 1000, 2000],
};

/** The least that gives every figure. */
export const QUICK: Budget = {
  mails: 2,
  processes: 1,
  batches: 3,
  batchMs: 1,
  streams: [10, 20],
  recorded: 2000,
  resolution: {
    compared: [20, 30],
    agreeing: 40,
    sizes: [
      [10, 20],
      [50, 20],
    ],
  },
  policies: [5, 10, 15],
};

/** A benchmark: measures within a budget, and says what it is doing while it takes long. */
export type Benchmark = (budget: Budget, progress: Progress) => Promise<Result>;
