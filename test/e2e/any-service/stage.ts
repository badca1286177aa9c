import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Cloud } from '../../../local/cloud';
import { createCluster } from '../../../local/organization/seeds/cluster';
import { type MemberRoot, memberRoot } from '../../../local/organization/seeds/member-root';
import { createNetwork, type Network } from '../../../local/organization/seeds/network';
import { freshName } from '../../../local/organization/seeds/seed';
import { theCloud } from '../cloud';
import { EXACT_PATH } from './exact';
import { type Recorder, recordDenials } from './recorder';

/** A member account with what things to delete stand on. */
export interface Ground {
  readonly cloud: Cloud;
  readonly root: MemberRoot;
  /** Another account of the Organization. */
  readonly other: string;
  readonly network: Network;
  /** Name of a cluster for node groups to be in. */
  readonly cluster: string;
}

/** With a guard of this test's own, and somebody who reads along what CloudTrail writes. */
export interface Stage extends Ground {
  /** ARN of the service control policy that denies the operations to everybody but exact roles, and the root who makes the seeds. */
  readonly guard: string;
  readonly recorder: Recorder;
  readonly clear: () => Promise<void>;
}

const guardOf = (actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Action: actions,
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::*:role${EXACT_PATH}*`, 'arn:aws:iam::*:root'] } },
    },
  ],
});

/** Makes network and cluster in the payments account. */
export async function setGround(): Promise<Ground> {
  const cloud = await theCloud();
  const root = memberRoot(cloud, 'payments');
  const network = await createNetwork(root);
  const { name: cluster } = await createCluster(root, network, freshName('shop'));
  return { cloud, root, other: cloud.organization.accounts.analytics, network, cluster };
}

/** Attaches the guard to the payments account; `clear` takes it away again. */
export async function setStage(actions: readonly string[]): Promise<Stage> {
  const ground = await setGround();
  const { cloud, root } = ground;
  const recorder = await recordDenials(root, 'li-wei');
  const organizations = new OrganizationsClient(cloud.aws('management'));
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: freshName('any-service'),
      Description: 'Of a test',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: JSON.stringify(guardOf(actions)),
    }),
  );
  const { Id: PolicyId = '', Arn: guard = '' } = Policy?.PolicySummary ?? {};
  await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: root.account }));
  return {
    ...ground,
    guard,
    recorder,
    async clear() {
      await organizations.send(new DetachPolicyCommand({ PolicyId, TargetId: root.account }));
      await organizations.send(new DeletePolicyCommand({ PolicyId }));
      await recorder.stop();
    },
  };
}
