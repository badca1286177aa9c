import { stat } from 'node:fs/promises';
import type { Progress } from '../../../local/progress';
import type { Budget, Figure, Result } from '../benchmark';
import { median } from '../statistics';
import { type Pair, withBundles } from './bundles';
import { type Loaded, loadInTurns } from './fresh-process';

/** The most that intake's bundle may weigh, in KiB: it is the one that starts when something happens. */
const MOST_INTAKE = 400;

/** The most that loading a bundle may take, in loads of an empty handler with the same clients. */
const MOST_RATIO = 1.3;

const time = (loaded: readonly Loaded[]): number => median(loaded.map(({ milliseconds }) => milliseconds));

async function figuresOf({ name: of, ...files }: Pair, processes: number): Promise<readonly Figure[]> {
  const loaded = await loadInTurns(files, processes);
  const [hub, empty] = [time(loaded.hub), time(loaded.empty)];
  const size = async (file: string) => (await stat(file)).size / 1024;
  return [
    {
      of,
      what: 'bundle',
      value: await size(files.hub),
      unit: 'KiB',
      ...(of === 'intake' && { target: MOST_INTAKE }),
    },
    { of, what: 'empty bundle', value: await size(files.empty), unit: 'KiB' },
    { of, what: 'load', value: hub, unit: 'ms' },
    { of, what: 'empty load', value: empty, unit: 'ms' },
    { of, what: 'ratio', value: hub / empty, unit: 'x', target: MOST_RATIO },
  ];
}

/** How long each Lambda takes to load its code, next to an empty handler with the same clients. */
export async function lambdaInit({ processes, lambdas }: Budget, progress: Progress): Promise<Result> {
  const figures = await withBundles(lambdas, async (pairs) => {
    const all: Figure[] = [];
    for (const pair of pairs)
      all.push(...(await progress.step(`Loading ${pair.name}`, () => figuresOf(pair, processes))));
    return all;
  });
  return {
    name: 'lambda-init',
    question: 'What does our code add to the start of a Lambda?',
    method:
      'Each bundle is loaded in a fresh Node process, taking turns with an empty handler that constructs the same clients of the AWS SDK and the same tools of Powertools and is bundled with the same options. ' +
      'The clock runs around `require` inside the process, so the start of the process itself is in neither figure. Medians.',
    because:
      'Half of a load is parsing the bundle. Web, ballot and tell carry the texts of two languages, the pages and the shapes of the ledger events, which an empty handler has not; two of their clients are small, so their yardstick is short.',
    figures,
  };
}
