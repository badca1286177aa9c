import { createLoadBalancer, createTargetGroup } from '../../../local/organization/seeds/balancer';
import {
  createDatabase,
  createGlobalCluster,
  createParameterGroup,
  createSubnetGroup,
} from '../../../local/organization/seeds/database';
import { createRole, createUser, INLINE_POLICY } from '../../../local/organization/seeds/identity';
import type { Seed } from '../../../local/organization/seeds/seed';
import { deletion, type Operation } from './operation';
import type { Ground } from './stage';

const elb = (
  operation: string,
  command: string,
  create: (stage: Ground, name: string) => Promise<Seed>,
): Operation => ({
  action: `elasticloadbalancing:${operation}`,
  async prepare(stage, name) {
    const seed = await create(stage, name);
    const [verb, ...what] = command.split('-');
    return deletion(seed, ['elbv2', [verb, ...what].join('-'), `--${what.join('-')}-arn`, seed.arn], null);
  },
});

const rds = (
  operation: string,
  [command, identifier, ...more]: readonly [string, string, ...string[]],
  create: (stage: Ground, name: string) => Promise<Seed>,
): Operation => ({
  action: `rds:${operation}`,
  prepare: async (stage, name) =>
    deletion(await create(stage, name), ['rds', command, identifier, name, ...more], null),
});

const ofPolicy = (kind: 'user' | 'role', operation: string): Operation => ({
  action: `iam:${operation}`,
  async prepare({ root }, name) {
    const seed = await (kind === 'user' ? createUser(root, name) : createRole(root, name));
    return {
      seed,
      command: ['iam', `delete-${kind}-policy`, `--${kind}-name`, name, '--policy-name', INLINE_POLICY],
      logged: null,
      done: async () => !(await seed.hasPolicy()),
    };
  },
});

/** Operations of services that log no parameters: their denials name action and resource only. */
export const SILENT: readonly Operation[] = [
  elb('DeleteLoadBalancer', 'delete-load-balancer', ({ root, network }, name) =>
    createLoadBalancer(root, network, name),
  ),
  elb('DeleteTargetGroup', 'delete-target-group', ({ root, network }, name) => createTargetGroup(root, network, name)),
  elb('DeleteListener', 'delete-listener', async ({ root, network }, name) => {
    return (await createLoadBalancer(root, network, name)).listener;
  }),
  rds(
    'DeleteDBInstance',
    ['delete-db-instance', '--db-instance-identifier', '--skip-final-snapshot'],
    ({ root }, name) => createDatabase(root, name),
  ),
  rds('DeleteGlobalCluster', ['delete-global-cluster', '--global-cluster-identifier'], ({ root }, name) =>
    createGlobalCluster(root, name),
  ),
  rds('DeleteDBSubnetGroup', ['delete-db-subnet-group', '--db-subnet-group-name'], ({ root, network }, name) =>
    createSubnetGroup(root, network, name),
  ),
  rds('DeleteDBParameterGroup', ['delete-db-parameter-group', '--db-parameter-group-name'], ({ root }, name) =>
    createParameterGroup(root, name),
  ),
  {
    action: 'iam:DeleteUser',
    prepare: async ({ root }, name) =>
      deletion(await createUser(root, name, { policy: false }), ['iam', 'delete-user', '--user-name', name], null),
  },
  ofPolicy('user', 'DeleteUserPolicy'),
  ofPolicy('role', 'DeleteRolePolicy'),
];
