import type { STSClient } from '@aws-sdk/client-sts';
import type { Configuration } from '../../shared/configuration/configuration';
import { unreadResource } from '../../shared/facts/facts';
import { spokeRoleArn } from '../../shared/names';
import type { Reader } from '../ports';
import { bucketFacts } from './bucket-facts';
import type { FactsLookup } from './facts-lookup';
import { instanceFacts } from './instance-facts';
import { assumeRole } from './sessions';

const LOOKUPS: Readonly<Record<string, FactsLookup>> = {
  'ec2:TerminateInstances': instanceFacts,
  's3:DeleteBucket': bucketFacts,
};

/** Reads facts in member accounts through the reader role, which can describe and list but never read data. */
export function memberReader(sts: STSClient, { partition, installation }: Configuration): Reader {
  return {
    facts: async (request, call, arns) => {
      const lookup = LOOKUPS[`${call.service}:${call.operation}`];
      if (!lookup) return { ok: true, resources: arns.filter((arn) => !arn.includes('*')).map(unreadResource) };
      const credentials = await assumeRole(sts, spokeRoleArn(partition, call.account, installation, 'reader'), request);
      return lookup(credentials, call, partition);
    },
  };
}
