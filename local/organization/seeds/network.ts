import { CreateSubnetCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { MemberRoot } from './member-root';

/** What load balancers, clusters and databases stand in: a VPC with a subnet in each of two zones. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
}

/** Makes a network; one is enough for many seeds. */
export async function createNetwork({ settings }: MemberRoot): Promise<Network> {
  const ec2 = new EC2Client(settings);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }));
  const subnets: string[] = [];
  for (const [number, zone] of ['a', 'b'].entries()) {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId: Vpc?.VpcId,
        CidrBlock: `10.20.${number}.0/24`,
        AvailabilityZone: `${settings.region}${zone}`,
      }),
    );
    subnets.push(Subnet?.SubnetId ?? '');
  }
  return { vpc: Vpc?.VpcId ?? '', subnets };
}
