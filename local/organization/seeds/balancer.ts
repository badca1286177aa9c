import { aws, finds, type MemberRoot } from './member-root';
import type { Network } from './network';
import type { Seed } from './seed';

/** An application load balancer whose one listener forwards to one target group. */
export interface LoadBalancer extends Seed {
  readonly listener: Seed;
  /** In use, so not deletable, as long as the listener is there. */
  readonly targetGroup: Seed;
}

/** Makes a target group that nothing uses. */
export async function createTargetGroup(root: MemberRoot, { vpc }: Network, name: string): Promise<Seed> {
  const { TargetGroups } = await aws<{ TargetGroups: [{ TargetGroupArn: string }] }>(
    root,
    ...['elbv2', 'create-target-group', '--name', name, '--protocol', 'HTTP', '--port', '80', '--vpc-id', vpc],
  );
  const arn = TargetGroups[0].TargetGroupArn;
  return {
    account: root.account,
    name,
    arn,
    exists: () => finds(root, 'elbv2', 'describe-target-groups', '--target-group-arns', arn),
  };
}

/** Makes a load balancer with its listener and target group. */
export async function createLoadBalancer(root: MemberRoot, network: Network, name: string): Promise<LoadBalancer> {
  const targetGroup = await createTargetGroup(root, network, name);
  const { LoadBalancers } = await aws<{ LoadBalancers: [{ LoadBalancerArn: string }] }>(
    root,
    ...['elbv2', 'create-load-balancer', '--name', name, '--subnets', ...network.subnets],
  );
  const arn = LoadBalancers[0].LoadBalancerArn;
  const forward = `Type=forward,TargetGroupArn=${targetGroup.arn}`;
  const { Listeners } = await aws<{ Listeners: [{ ListenerArn: string }] }>(
    root,
    ...['elbv2', 'create-listener', '--load-balancer-arn', arn, '--protocol', 'HTTP', '--port', '80'],
    ...['--default-actions', forward],
  );
  const listener = Listeners[0].ListenerArn;
  return {
    account: root.account,
    name,
    arn,
    targetGroup,
    listener: {
      account: root.account,
      name: `${name}:80`,
      arn: listener,
      exists: () => finds(root, 'elbv2', 'describe-listeners', '--listener-arns', listener),
    },
    exists: () => finds(root, 'elbv2', 'describe-load-balancers', '--load-balancer-arns', arn),
  };
}
