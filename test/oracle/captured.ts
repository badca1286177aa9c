import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './oracle';

const CAPTURED = join(__dirname, '..', 'fixtures', 'cloudtrail', 'captured');

/** Repository, licence, records and provenance in the table of the attribution file. */
const ROW = /^\| \[([^\]]+)\]\([^)]+\) \| (\S+) \| (\d+) \| \d+ \| (\S+) \|$/gm;

const jsonLines = <T>(file: string): readonly T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** A record as published, with where it comes from. */
export interface CapturedRecord {
  readonly _source: string;
  readonly _license: string;
  readonly _provenance: string;
  readonly _denied: boolean;
  readonly eventSource: string;
  readonly eventName: string;
  readonly requestParameters?: Readonly<Record<string, unknown>> | null;
}

/** All captured records; the first is line 1. */
export const RECORDS = jsonLines<CapturedRecord>(join(CAPTURED, 'events.jsonl'));

/** How many records each repository gave, as the attribution file counts them, by repository, licence and provenance. */
export const SOURCES: Readonly<Record<string, number>> = Object.fromEntries(
  [...readFileSync(join(CAPTURED, 'SOURCES.md'), 'utf8').matchAll(ROW)].map(
    ([, repository, licence, count, provenance]) => [`${repository} ${licence} ${provenance}`, Number(count)],
  ),
);

/** What operation of botocore's a captured record names, and whether an exact input can be had from it. */
export interface CapturedOperation {
  readonly line: number;
  /** Event source and event name. */
  readonly event: string;
  readonly service?: string;
  readonly operation?: string;
  /** Why botocore knows no such operation. */
  readonly unknown?: string;
  /** By its name. */
  readonly mutating: boolean;
  /** Whether `requestParameters` is there. */
  readonly parameters: boolean;
  /** What keeps every converter from an exact input; `because` says it of this record. */
  readonly inexact?: 'hidden' | 'no such member' | 'required missing';
  readonly because?: string;
  /** What the call may have carried that CloudTrail never logs for this operation. */
  readonly unlogged?: string;
}

/** The operation of every captured record. */
export const OPERATIONS = JSON.parse(
  readFileSync(join(CAPTURED, 'operations.json'), 'utf8'),
) as readonly CapturedOperation[];

interface Example {
  readonly says?: string;
  readonly because?: string;
  /** Line of the captured record; without it the record is written here. */
  readonly line?: number;
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly record?: unknown;
}

const lineOf = ({ line, service, operation, input, record, says = '' }: Example, at: number): Line => ({
  id: line === undefined ? `${at + 1}: ${says}` : `line ${line}`,
  service,
  operation,
  input,
  record: line === undefined ? record : RECORDS[line - 1]?.requestParameters,
});

const examples = (name: string) => jsonLines<Example>(join(__dirname, name));

/** A captured record by its line, with the input written by hand that it stands for. */
export interface Pair extends Line {
  readonly line: number;
}

/** Captured records and the right inputs; every mutating record that can be exact is among them. */
export const PAIRS: readonly Pair[] = examples('pairs.jsonl').map((example, at) => ({
  ...lineOf(example, at),
  line: example.line ?? 0,
}));

/** Records written by hand after what is known of forms that no captured record shows, and the right inputs. */
export const DOCUMENTED: readonly Line[] = examples('documented.jsonl').map(lineOf);

/** Records that no input stands for, or an input that does not stand for the record, and why. */
export const REFUSED: readonly (Line & { readonly because: string; readonly line?: number })[] = examples(
  'refused.jsonl',
).map((example, at) => ({
  ...lineOf(example, at),
  because: example.because ?? '',
  ...(example.line === undefined ? {} : { line: example.line }),
}));
