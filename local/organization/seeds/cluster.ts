import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { aws, finds, type MemberRoot } from './member-root';
import type { Network } from './network';
import type { Seed } from './seed';

/** A node group, which only together with its cluster has a name. */
export interface NodeGroup extends Seed {
  readonly cluster: string;
}

async function createServiceRole({ settings }: MemberRoot, name: string, service: string): Promise<string> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await new IAMClient(settings).send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  return Role?.Arn ?? '';
}

/** Makes an EKS cluster without node groups. */
export async function createCluster(root: MemberRoot, { subnets }: Network, name: string): Promise<Seed> {
  const role = await createServiceRole(root, `${name}-cluster`, 'eks.amazonaws.com');
  const vpc = `subnetIds=${subnets.join(',')}`;
  const { cluster } = await aws<{ cluster: { arn: string } }>(
    root,
    ...['eks', 'create-cluster', '--name', name, '--role-arn', role, '--resources-vpc-config', vpc],
  );
  return {
    account: root.account,
    name,
    arn: cluster.arn,
    exists: () => finds(root, 'eks', 'describe-cluster', '--name', name),
  };
}

/** Makes a node group in an EKS cluster. Its ARN ends in a UUID that EKS chose. */
export async function createNodeGroup(
  root: MemberRoot,
  { subnets }: Network,
  cluster: string,
  name: string,
): Promise<NodeGroup> {
  const role = await createServiceRole(root, `${name}-nodes`, 'ec2.amazonaws.com');
  const which = ['--cluster-name', cluster, '--nodegroup-name', name];
  const { nodegroup } = await aws<{ nodegroup: { nodegroupArn: string } }>(
    root,
    ...['eks', 'create-nodegroup', ...which, '--subnets', ...subnets, '--node-role', role],
  );
  return {
    account: root.account,
    name,
    cluster,
    arn: nodegroup.nodegroupArn,
    exists: () => finds(root, 'eks', 'describe-nodegroup', ...which),
  };
}
