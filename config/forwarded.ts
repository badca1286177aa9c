import type { Partition } from '../shared/names';
import type { Settings } from './schema/settings';

/**
 * Regions in which services without regions (IAM, Organizations, Route 53, CloudFront) log their calls, the one of IAM
 * first. Sources:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events,
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html,
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html
 */
export const GLOBAL_REGIONS: Readonly<Record<Partition, readonly [string, ...string[]]>> = {
  aws: ['us-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1'],
};

/** Regions from which refused calls reach the hub, in the order of code units. */
export const forwardedRegions = ({ partition, regions }: Pick<Settings, 'partition' | 'regions'>): readonly string[] =>
  [...new Set([...regions, ...GLOBAL_REGIONS[partition]])].sort();
