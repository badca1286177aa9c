import { join } from 'node:path';
import type { Progress } from '../../../local/progress';
import type { Budget, Figure, Result } from '../benchmark';
import { median } from '../statistics';
import { type Pair, withBundles } from './bundles';
import { type Loaded, loadInTurns } from './fresh-process';

const NOTHING = join(__dirname, 'nothing.cjs');

const memory = (loaded: readonly Loaded[]): number => median(loaded.map(({ resident }) => resident / 2 ** 20));

async function figuresOf({ name: of, ...files }: Pair, processes: number): Promise<readonly Figure[]> {
  const loaded = await loadInTurns({ ...files, node: NOTHING }, processes);
  const [hub, empty, node] = [memory(loaded.hub), memory(loaded.empty), memory(loaded.node)];
  return [
    { of, what: 'resident', value: hub, unit: 'MiB' },
    { of, what: 'empty', value: empty, unit: 'MiB' },
    { of, what: 'Node alone', value: node, unit: 'MiB' },
    { of, what: 'ratio', value: hub / empty, unit: 'x' },
  ];
}

/** How much memory a process holds after it has loaded each bundle, next to an empty handler with the same clients. */
export async function workerMemory({ processes, lambdas }: Budget, progress: Progress): Promise<Result> {
  const figures = await withBundles(lambdas, async (pairs) => {
    const all: Figure[] = [];
    for (const pair of pairs)
      all.push(...(await progress.step(`Weighing ${pair.name}`, () => figuresOf(pair, processes))));
    return all;
  });
  return {
    name: 'worker-memory',
    question: 'How much memory does a Lambda hold before its first event?',
    method:
      'Resident memory of a fresh Node process that has just loaded the bundle, of one that has loaded the empty handler with the same clients, and of one that has loaded nothing. Medians.',
    figures,
  };
}
