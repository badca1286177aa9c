import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  EC2Client,
  EC2ServiceException,
  type Instance,
} from '@aws-sdk/client-ec2';
import type { Attribute } from '../../shared/facts/facts';
import type { FactsLookup } from './facts-lookup';

/**
 * Facts of EC2 instances. An instance id is never used again, so it is its own fingerprint; an instance that is
 * terminated already counts as missing, since nothing is left to terminate.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const instanceFacts: FactsLookup = async (credentials, call, partition) => {
  const client = new EC2Client({ credentials, region: call.region });
  const ids = call.input.InstanceIds as readonly string[];
  const found = await describe(client, ids);
  if (typeof found === 'string') return { ok: false, missing: found };
  const resources = [];
  for (const id of ids) {
    const instance = found.find(({ InstanceId }) => InstanceId === id);
    if (!instance || instance.State?.Name === 'terminated') return { ok: false, missing: id };
    const arn = `arn:${partition}:ec2:${call.region}:${call.account}:instance/${id}`;
    resources.push({ arn, identity: id, attributes: [...attributesOf(instance), await protection(client, id)] });
  }
  return { ok: true, resources };
};

/** The instances, or the text that names what does not exist. */
async function describe(client: EC2Client, ids: readonly string[]): Promise<readonly Instance[] | string> {
  try {
    const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ InstanceIds: [...ids] }));
    return Reservations.flatMap(({ Instances = [] }) => Instances);
  } catch (error) {
    if (error instanceof EC2ServiceException && error.name.startsWith('InvalidInstanceID')) return ids.join(', ');
    throw error;
  }
}

function attributesOf(instance: Instance): readonly Attribute[] {
  const tag = (key: string) => instance.Tags?.find(({ Key }) => Key === key)?.Value ?? null;
  const volumes = instance.BlockDeviceMappings ?? [];
  const deleted = volumes.filter(({ Ebs }) => Ebs?.DeleteOnTermination).length;
  return [
    { key: 'name', value: tag('Name') },
    { key: 'state', value: instance.State?.Name ?? null },
    { key: 'type', value: instance.InstanceType ?? null },
    { key: 'launched', value: instance.LaunchTime?.toISOString() ?? null },
    { key: 'zone', value: instance.Placement?.AvailabilityZone ?? null },
    { key: 'volumesDeleted', value: String(deleted) },
    { key: 'volumesKept', value: String(volumes.length - deleted) },
    { key: 'autoScalingGroup', value: tag('aws:autoscaling:groupName') ?? 'none' },
  ];
}

/** Termination protection: with it on, AWS will refuse the call. Not known when the reader may not ask. */
async function protection(client: EC2Client, id: string): Promise<Attribute> {
  try {
    const input = { InstanceId: id, Attribute: 'disableApiTermination' as const };
    const { DisableApiTermination } = await client.send(new DescribeInstanceAttributeCommand(input));
    return { key: 'protection', value: DisableApiTermination?.Value ? 'on' : 'off' };
  } catch {
    return { key: 'protection', value: null };
  }
}
