import { DeleteRoleCommand, DeleteRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  ListPoliciesCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Cloud } from '../../../local/cloud';
import { INSTALLATION } from '../../../local/demo/evidence';
import { boundaryArn, fencePolicyName, grantPath, spokePath } from '../../../shared/names';
import { theCloud } from '../cloud';
import type { Words } from './attempt';
import { ALLOW_ALL, fresh, plantPolicy, plantProfile, plantRole, trustIn } from './plant';

/** A path that nobody fences. */
export const ORDINARY = '/team/';

/** A service control policy of the deployment. */
export interface Policy {
  readonly id: string;
  readonly arn: string;
}

/** The service control policy with this name. */
export async function serviceControlPolicy(cloud: Cloud, name: string): Promise<Policy> {
  const client = new OrganizationsClient(cloud.aws('management'));
  const { Policies = [] } = await client.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
  const { Id: id, Arn: arn } = Policies.find(({ Name }) => Name === name) ?? {};
  if (!id || !arn) throw new Error(`there is no service control policy called ${name}`);
  return { id, arn };
}

/** Does something while a policy is detached from the root, which only the management account can. */
export async function without<T>(cloud: Cloud, name: string, act: () => Promise<T>): Promise<T> {
  const { id: PolicyId } = await serviceControlPolicy(cloud, name);
  const client = new OrganizationsClient(cloud.aws('management'));
  const where = { PolicyId, TargetId: cloud.organization.root };
  await client.send(new DetachPolicyCommand(where));
  try {
    return await act();
  } finally {
    await client.send(new AttachPolicyCommand(where));
  }
}

/** The last part of a role's ARN. */
export const nameOf = (arn: string): string => arn.split('/').pop() ?? '';

/** What the tests of the fence act on. */
export interface Stage {
  readonly cloud: Cloud;
  readonly fence: Policy;
  /** Roles under the fenced paths that trust the whole account, put there while the fence was down: nothing else protects them. */
  readonly grant: string;
  readonly spoke: string;
  /** The words of the tables, with new names at every call. */
  readonly words: (more: Words) => () => Words;
  readonly clear: () => Promise<void>;
}

/** Sets the stage in the running cloud; `clear` takes the roles away again. */
export async function setStage(): Promise<Stage> {
  const cloud = await theCloud();
  const { payments } = cloud.organization.accounts;
  const trust = trustIn(payments);
  const given = {
    OWN_POLICY: await plantPolicy(cloud),
    PROFILE: await plantProfile(cloud),
    ALLOW_ALL: JSON.stringify(ALLOW_ALL),
    ALLOW_ALL_OBJECT: ALLOW_ALL,
    TRUST_ACCOUNT: JSON.stringify(trust),
    TRUST_ACCOUNT_OBJECT: trust,
    BOUNDARY: boundaryArn('aws', payments, INSTALLATION),
    ACCOUNT: payments,
  };
  const withoutFence = <T>(act: () => Promise<T>) => without(cloud, fencePolicyName(INSTALLATION), act);
  const [grant, spoke] = await withoutFence(async () => [
    await plantRole(cloud, grantPath(INSTALLATION)),
    await plantRole(cloud, spokePath(INSTALLATION)),
  ]);
  const clear = () =>
    withoutFence(async () => {
      const iam = new IAMClient(cloud.aws('payments'));
      for (const RoleName of [grant, spoke].map((arn) => nameOf(arn ?? ''))) {
        await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'everything' }));
        await iam.send(new DeleteRoleCommand({ RoleName }));
      }
    });
  return {
    cloud,
    fence: await serviceControlPolicy(cloud, fencePolicyName(INSTALLATION)),
    grant: grant ?? '',
    spoke: spoke ?? '',
    words: (more) => () => ({ ...given, NEW: fresh(), ...more }),
    clear,
  };
}
