import * as fc from 'fast-check';
import { evaluate } from '../../../shared/evaluation/evaluate';
import type { Evaluation } from '../../../shared/evaluation/evaluation';
import { layersOf } from './case';
import { situations } from './random';
import { simulated } from './simulator';

describe('random requests under random policies', () => {
  it('are answered as an independent simulator answers them', async () => {
    const seen = new Map<Evaluation['decision'], number>();
    await fc.assert(
      fc.asyncProperty(situations, async ({ request, documents }) => {
        const { decision, unsettled } = evaluate(request, layersOf(documents));
        seen.set(decision, (seen.get(decision) ?? 0) + 1);
        if (decision === 'not-supported') return;
        const answer = await simulated(request, documents);
        // Whether a deny is explicit may be open where that there is one is not.
        if (unsettled.some(({ effect }) => effect === 'Deny')) expect(answer === 'allow').toBe(decision === 'allow');
        else expect(answer).toBe(decision);
      }),
      { numRuns: 2000 },
    );
    for (const decision of ['allow', 'implicit-deny', 'explicit-deny'] as const)
      expect(seen.get(decision)).toBeGreaterThan(200);
    expect(seen.get('not-supported') ?? 0).toBeLessThan(200);
  });
});
