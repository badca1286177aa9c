import { aws, finds, type MemberRoot } from './member-root';
import type { Network } from './network';
import type { Seed } from './seed';

const ENGINE = ['--engine', 'mysql', '--db-instance-class', 'db.t3.micro', '--allocated-storage', '20'];
const MASTER = ['--master-username', 'admin', '--master-user-password', 'only-on-this-machine'];

/** Makes a MySQL instance without deletion protection. */
export async function createDatabase(root: MemberRoot, name: string): Promise<Seed> {
  const which = ['--db-instance-identifier', name];
  const { DBInstance } = await aws<{ DBInstance: { DBInstanceArn: string } }>(
    root,
    ...['rds', 'create-db-instance', ...which, ...ENGINE, ...MASTER],
  );
  return {
    account: root.account,
    name,
    arn: DBInstance.DBInstanceArn,
    exists: () => finds(root, 'rds', 'describe-db-instances', ...which),
  };
}

/** Makes an Aurora global cluster without members: its identifier is all its deletion needs, and its ARN has no region. */
export async function createGlobalCluster(root: MemberRoot, name: string): Promise<Seed> {
  const which = ['--global-cluster-identifier', name];
  const { GlobalCluster } = await aws<{ GlobalCluster: { GlobalClusterArn: string } }>(
    root,
    ...['rds', 'create-global-cluster', ...which, '--engine', 'aurora-mysql'],
  );
  return {
    account: root.account,
    name,
    arn: GlobalCluster.GlobalClusterArn,
    exists: () => finds(root, 'rds', 'describe-global-clusters', ...which),
  };
}

/** Makes a subnet group that no database uses. */
export async function createSubnetGroup(root: MemberRoot, { subnets }: Network, name: string): Promise<Seed> {
  const which = ['--db-subnet-group-name', name];
  const { DBSubnetGroup } = await aws<{ DBSubnetGroup: { DBSubnetGroupArn: string } }>(
    root,
    ...['rds', 'create-db-subnet-group', ...which, '--db-subnet-group-description', name, '--subnet-ids', ...subnets],
  );
  return {
    account: root.account,
    name,
    arn: DBSubnetGroup.DBSubnetGroupArn,
    exists: () => finds(root, 'rds', 'describe-db-subnet-groups', ...which),
  };
}

/** Makes a parameter group that no database uses. */
export async function createParameterGroup(root: MemberRoot, name: string): Promise<Seed> {
  const which = ['--db-parameter-group-name', name];
  const { DBParameterGroup } = await aws<{ DBParameterGroup: { DBParameterGroupArn: string } }>(
    root,
    ...['rds', 'create-db-parameter-group', ...which, '--db-parameter-group-family', 'mysql8.0', '--description', name],
  );
  return {
    account: root.account,
    name,
    arn: DBParameterGroup.DBParameterGroupArn,
    exists: () => finds(root, 'rds', 'describe-db-parameter-groups', ...which),
  };
}
