import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
  EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import type { MemberRoot } from './member-root';
import type { Network } from './network';
import type { Seed } from './seed';

/** An EBS volume or a security group, which its id names, not its name. */
export interface ServerPart extends Seed {
  readonly id: string;
}

/** A security group with one ingress rule. */
export interface SecurityGroup extends ServerPart {
  readonly rule: Readonly<IpPermission>;
  /** Whether any ingress rule is left. */
  readonly hasRule: () => Promise<boolean>;
}

const RULE = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.20.0.0/16' }] };

const gone = (error: Error): undefined => {
  if (!/NotFound/.test(error.name)) throw error;
  return undefined;
};

/** Makes an unattached volume. */
export async function createVolume({ account, settings }: MemberRoot, name: string): Promise<ServerPart> {
  const ec2 = new EC2Client(settings);
  const { VolumeId: id = '' } = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: `${settings.region}a`,
      Size: 8,
      TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'Name', Value: name }] }],
    }),
  );
  return {
    account,
    name,
    id,
    arn: `arn:aws:ec2:${settings.region}:${account}:volume/${id}`,
    exists: async () => {
      const found = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] })).catch(gone);
      return found?.Volumes?.length === 1;
    },
  };
}

/** Makes a security group that lets one network in at port 443. */
export async function createSecurityGroup(
  { account, settings }: MemberRoot,
  { vpc }: Network,
  name: string,
): Promise<SecurityGroup> {
  const ec2 = new EC2Client(settings);
  const { GroupId: id = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: vpc }),
  );
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions: [RULE] }));
  const found = async () =>
    (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] })).catch(gone))?.SecurityGroups?.[0];
  return {
    account,
    name,
    id,
    rule: RULE,
    arn: `arn:aws:ec2:${settings.region}:${account}:security-group/${id}`,
    exists: async () => (await found()) !== undefined,
    hasRule: async () => ((await found())?.IpPermissions ?? []).length > 0,
  };
}
