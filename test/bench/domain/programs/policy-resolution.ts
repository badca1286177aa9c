import { resolve } from '../../../../shared/policy/resolve';
import { indexRules } from '../../../../shared/policy/rule-index';
import { median } from '../../statistics';
import { type Answering, cedar, jsonRulesEngine } from '../engines';
import { manyPlaces } from '../many-places';

/** What is resolved, how often, and where. */
export interface ResolutionInput {
  readonly batches: number;
  readonly batchMs: number;
  /** Rules and accounts of the comparison. */
  readonly compared: readonly [rules: number, accounts: number];
  /** Calls of which all three must say the same before anything is timed. */
  readonly agreeing: number;
  /** Rules and accounts between which one resolution should take as long. */
  readonly sizes: readonly (readonly [rules: number, accounts: number])[];
}

/** Microseconds that one call takes. */
export interface ResolutionTimes {
  readonly ours: number;
  readonly cedar: number;
  readonly jsonRulesEngine: number;
  /** Ours for each of the sizes. */
  readonly sizes: readonly number[];
  /** Calls of which all three said the same. */
  readonly agreed: number;
}

/** Times the three side by side on the same rules and calls. @throws when they do not agree. */
export async function run({ batches, batchMs, compared, agreeing, sizes }: ResolutionInput): Promise<ResolutionTimes> {
  const { configuration, call } = manyPlaces(...compared);
  const all = { ours: ours(...compared), cedar: cedar(configuration), jsonRulesEngine: jsonRulesEngine(configuration) };
  for (let nth = 0; nth < agreeing; nth += 1) {
    const situation = call();
    const found = await Promise.all(Object.values(all).map(async (one) => [...(await one(situation))].sort().join()));
    if (new Set(found).size > 1)
      throw new Error(`they do not agree on ${JSON.stringify(situation)}: ${found.join(' | ')}`);
  }
  const times = { ours: [] as number[], cedar: [] as number[], jsonRulesEngine: [] as number[] };
  for (let batch = 0; batch < batches; batch += 1)
    for (const name of ['ours', 'cedar', 'jsonRulesEngine'] as const)
      times[name].push(await microseconds(all[name], call, batchMs));
  return {
    ours: median(times.ours),
    cedar: median(times.cedar),
    jsonRulesEngine: median(times.jsonRulesEngine),
    sizes: await inTurns(sizes, batches, batchMs),
    agreed: agreeing,
  };
}

function ours(rules: number, accounts: number): Answering {
  const index = indexRules(manyPlaces(rules, accounts).configuration);
  return (situation) =>
    resolve(index, situation).verdicts.flatMap(({ rule, outcome }) => (outcome === 'applies' ? [rule] : []));
}

/** Ours for several sizes, batch by batch, so that a busy moment meets all of them. */
async function inTurns(sizes: ResolutionInput['sizes'], batches: number, batchMs: number): Promise<readonly number[]> {
  const worlds = sizes.map(([rules, accounts]) => ({
    answer: ours(rules, accounts),
    call: manyPlaces(rules, accounts).call,
    times: [] as number[],
  }));
  for (let batch = 0; batch < batches; batch += 1)
    for (const { answer, call, times } of worlds) times.push(await microseconds(answer, call, batchMs));
  return worlds.map(({ times }) => median(times));
}

/** What one call takes, over as many as fit; the calls are made before the clock runs. */
async function microseconds(
  answer: Answering,
  call: ReturnType<typeof manyPlaces>['call'],
  batchMs: number,
): Promise<number> {
  const calls = Array.from({ length: 2000 }, call);
  const began = performance.now();
  let done = 0;
  do {
    const situation = calls[done % calls.length];
    if (situation) {
      const found = answer(situation);
      if (found instanceof Promise) await found;
    }
    done += 1;
  } while (performance.now() - began < batchMs);
  return ((performance.now() - began) * 1000) / done;
}
