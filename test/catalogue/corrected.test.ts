import type { BotocoreService } from '../../catalogue/generate/botocore';
import { corrected } from '../../catalogue/generate/corrected';

const service = {
  service: 'orders',
  shapes: { KeyId: { type: 'string', sensitive: true }, Value: { type: 'structure' } },
} as unknown as BotocoreService;
const why = { reason: 'a reason', source: 'https://docs.aws.amazon.com/' };

describe('a correction of a shape', () => {
  it('changes what it names and nothing else', () => {
    expect(corrected(service, { ...why, open: ['KeyId'] }).shapes).toEqual({
      KeyId: { type: 'string', sensitive: false },
      Value: { type: 'structure' },
    });
    expect(corrected(service, undefined)).toBe(service);
  });

  it('is refused where the model has no such shape, or says the same by now', () => {
    expect(() => corrected(service, { ...why, open: ['Key'] })).toThrow('orders has no shape Key');
    expect(() => corrected(service, { ...why, open: ['Value'] })).toThrow('says nothing new');
  });
});
