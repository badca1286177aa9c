import { forwardedRegions } from '../../config/forwarded';

describe('regions from which denials are forwarded', () => {
  it.each([
    { partition: 'aws', regions: ['eu-central-1'], all: ['eu-central-1', 'us-east-1'] },
    { partition: 'aws-us-gov', regions: ['us-gov-east-1'], all: ['us-gov-east-1', 'us-gov-west-1'] },
    { partition: 'aws-cn', regions: ['cn-north-1'], all: ['cn-north-1', 'cn-northwest-1'] },
  ] as const)('have those of $partition among them in which global services log', ({ partition, regions, all }) => {
    expect(forwardedRegions({ partition, regions: [...regions] })).toEqual(all);
  });
});
