import type { Configuration } from '../../shared/configuration/configuration';
import type { Facts } from '../../shared/facts/facts';
import deleteBucket from '../fixtures/delete-bucket-denied.json';
import { configuration } from '../organization/configuration';
import { assessmentOf, denialOf, START, Story } from '../organization/story';

/** Facts of the fixtures' instance as the reader finds them, name and all. */
export const INSTANCE: Facts['resources'] = [
  {
    arn: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
    identity: 'i-0a1b2c3d4e5f60001',
    attributes: [
      { key: 'name', value: 'orders-api-1' },
      { key: 'state', value: 'running' },
      { key: 'type', value: 'm5.large' },
      { key: 'launched', value: '2025-03-02T07:15:00.000Z' },
      { key: 'zone', value: 'us-east-1a' },
      { key: 'volumesDeleted', value: '2' },
      { key: 'volumesKept', value: '0' },
      { key: 'autoScalingGroup', value: 'none' },
      { key: 'protection', value: null },
    ],
  },
];

/** Facts of the fixtures' bucket. */
export const BUCKET: Facts['resources'] = [
  {
    arn: 'arn:aws:s3:::orders-archive-1',
    identity: '2024-01-05T10:00:00.000Z',
    attributes: [
      { key: 'created', value: '2024-01-05T10:00:00.000Z' },
      { key: 'region', value: 'us-east-1' },
      { key: 'empty', value: 'yes' },
      { key: 'versioning', value: 'never on' },
    ],
  },
];

/** A denial that has passed the gate: of one instance, or of a bucket. */
export const aDenial = (what: 'instance' | 'bucket' = 'instance') =>
  what === 'instance' ? denialOf() : denialOf(deleteBucket);

/** What a story is about, other than the usual. */
export interface Told {
  readonly what?: 'instance' | 'bucket';
  readonly resources?: Facts['resources'];
  readonly using?: Configuration;
}

/** A story with the facts that a reader finds, at the very beginning: nothing has been told yet. */
export function aStory({ what = 'instance', resources, using = configuration }: Told = {}): Story {
  const denial = aDenial(what);
  const facts = resources ?? (what === 'instance' ? INSTANCE : BUCKET);
  return Object.assign(new Story(denial, using), { assessed: assessmentOf(denial, facts, using) });
}

/** A request that has just been opened. */
export const openedRequest = (told?: Told): Story => aStory(told).opened(START);
