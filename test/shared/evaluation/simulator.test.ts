import { CASES } from './case';
import { simulated } from './simulator';

describe('an independent simulator', () => {
  const settled = CASES.filter(({ expected }) => expected.decision !== 'not-supported');
  const agreed = settled.filter(({ simulator }) => simulator === null);
  const disputed = settled.filter(({ simulator }) => simulator !== null);

  it.each(agreed)('answers the same: $name', async ({ request, documents, expected }) => {
    expect(await simulated(request, documents)).toBe(expected.decision);
  });

  it.each(disputed)(
    'answers otherwise, for a reason that stands in the case: $name',
    async ({ request, documents, expected, simulator }) => {
      expect(simulator?.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      expect(simulator?.because).not.toBe('');
      expect(simulator?.says).not.toBe(expected.decision);
      expect(await simulated(request, documents)).toBe(simulator?.says);
    },
  );
});
