import type { Partition } from '../shared/names';
import { didYouMean } from './nearest';

const DIRECTION = '(?:north|south|east|west|central|northeast|northwest|southeast|southwest)';

const SHAPES: Readonly<Record<Partition, RegExp>> = {
  aws: new RegExp(`^(?!cn-)[a-z]{2}-${DIRECTION}-\\d{1,2}$`),
  'aws-cn': new RegExp(`^cn-${DIRECTION}-\\d{1,2}$`),
  'aws-us-gov': new RegExp(`^us-gov-${DIRECTION}-\\d{1,2}$`),
};

const PARTITIONS: readonly Partition[] = ['aws', 'aws-cn', 'aws-us-gov'];

/** For suggestions only: a region that AWS opens tomorrow passes by its shape. */
const FREQUENT: Readonly<Record<Partition, readonly string[]>> = {
  aws: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'eu-central-1', 'eu-west-1']
    .concat(['eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-south-1'])
    .concat([
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-east-1',
      'me-south-1',
      'me-central-1',
      'af-south-1',
      'il-central-1',
    ]),
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
};

/** Why a text is no region of a partition; `null`: it is one, going by its shape. */
export function regionFault(value: string, partition: Partition): string | null {
  if (SHAPES[partition].test(value)) return null;
  const other = PARTITIONS.find((one) => SHAPES[one].test(value));
  const meant = other ? `, but of "${other}"` : didYouMean(value, FREQUENT[partition]);
  return `"${value}" is not a region of partition "${partition}"${meant}`;
}
