import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../../local/paths';
import type { Progress } from '../../../local/progress';
import type { Budget, Figure, Result } from '../benchmark';
import { median } from '../statistics';
import { companyOf, type Texts } from './company';

/** The most milliseconds that a check of 1,000 policies may take, its start included: longer, and people would stop running it. */
const MOST = 2000;

/** How much longer a policy more may take among many than among few, before the check is not called linear. */
const MOST_GROWTH = 1.5;

const COMMAND = [join(PROJECT, 'bin/countersign.cjs'), 'check'];
const PARSER =
  'const { readFileSync } = require("node:fs"); const { parse } = require("yaml"); for (const file of process.argv.slice(1)) parse(readFileSync(file, "utf8"))';

/** Milliseconds of one fresh process. @throws when it fails: a check that complains would not have been measured whole. */
async function millisecondsOf(args: readonly string[]): Promise<number> {
  const began = process.hrtime.bigint();
  await promisify(execFile)(process.execPath, args, { cwd: PROJECT });
  return Number(process.hrtime.bigint() - began) / 1e6;
}

interface Times {
  readonly check: number;
  readonly parse: number;
}

/** Medians of both works on a folder, which take turns after one round that only fills the caches. */
async function timesOf(folder: string, files: readonly string[], processes: number): Promise<Times> {
  const works = { check: [...COMMAND, folder], parse: ['-e', PARSER, ...files] };
  const found: Record<keyof Times, number[]> = { check: [], parse: [] };
  for (let round = 0; round <= processes; round += 1)
    for (const name of ['check', 'parse'] as const) {
      const milliseconds = await millisecondsOf(works[name]);
      if (round > 0) found[name].push(milliseconds);
    }
  return { check: median(found.check), parse: median(found.parse) };
}

async function written<Found>(texts: Texts, use: (folder: string, files: readonly string[]) => Promise<Found>) {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-company-'));
  try {
    const files = Object.keys(texts).map((file) => join(folder, file));
    for (const [file, text] of Object.entries(texts)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    return await use(folder, files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const bytesOf = (texts: Texts): number =>
  Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1024;

const ofPolicies = (count: number): string => `${count.toLocaleString('en')} policies`;

/** How long `countersign check` takes for the configuration of a company, and whether many policies cost more each than few. */
export async function configurationCheck({ processes, policies }: Budget, progress: Progress): Promise<Result> {
  const figures: Figure[] = [];
  const times: number[] = [];
  for (const count of policies) {
    const texts = companyOf(count);
    const { check, parse } = await progress.step(`Checking ${count} policies`, () =>
      written(texts, (folder, files) => timesOf(folder, files, processes)),
    );
    times.push(check);
    const of = ofPolicies(count);
    figures.push(
      { of, what: 'files', value: bytesOf(texts), unit: 'KiB' },
      { of, what: 'check', value: check, unit: 'ms', ...(count <= 1000 && { target: MOST }) },
      { of, what: 'YAML alone', value: parse, unit: 'ms' },
      { of, what: 'ratio', value: check / parse, unit: 'x' },
    );
  }
  return {
    name: 'configuration-check',
    question: 'How long does an author wait for countersign check?',
    method:
      'A company with 200 units, 1,000 accounts and 50 people; every policy has one to three rules with actions, globs or a pack, some by hours, people or region, and nothing is wrong with any. ' +
      'The command in a fresh process, start included, as an author runs it; next to a fresh process that only parses the same files as YAML. Medians. ' +
      'A policy more is the difference to the configuration above, by the policies between them.',
    figures: [...figures, ...growth(policies, times)],
  };
}

/** What a policy more takes in the larger two configurations. */
function growth(
  [few, some, many]: Budget['policies'],
  [one = 0, two = 0, three = 0]: readonly number[],
): readonly Figure[] {
  const [first, second] = [(two - one) / (some - few), (three - two) / (many - some)];
  return [
    { of: ofPolicies(some), what: 'a policy more', value: first * 1000, unit: 'µs' },
    { of: ofPolicies(many), what: 'a policy more', value: second * 1000, unit: 'µs' },
    { of: ofPolicies(many), what: 'growth of that', value: second / first, unit: 'x', target: MOST_GROWTH },
  ];
}
