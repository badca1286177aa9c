import { tellStory } from '../../local/demo/story';
import { bucketTarget, instanceTarget } from '../../local/demo/target';
import { theCloud } from './cloud';

describe('from a refused call to the executed call', () => {
  const WHOLE = [
    'opened',
    'assessed',
    'confirmed',
    'voted',
    'verified',
    'copied',
    'released',
    'verified',
    'executing',
    'executed',
    'revoked',
    'closed',
  ];

  it.each([
    ['TerminateInstances', instanceTarget],
    ['DeleteBucket', bucketTarget],
  ])(
    '%s of the real AWS CLI is refused, confirmed, signed, released, executed once, and nothing is left',
    async (_, targetIn) => {
      const cloud = await theCloud();
      const told = await tellStory(cloud, await targetIn(cloud), () => {});
      expect(told).toMatchObject({ outcome: 'executed', leftovers: [], events: WHOLE });
    },
  );
});
