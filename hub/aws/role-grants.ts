import { isDeepStrictEqual } from 'node:util';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  IAMClient,
  IAMServiceException,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
  PutRolePolicyCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import type { STSClient } from '@aws-sdk/client-sts';
import { isRequestId } from '../../shared/approval/request-id';
import type { Call } from '../../shared/call/call';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { Configuration } from '../../shared/configuration/configuration';
import { type GrantDocument, policyText } from '../../shared/grant/document';
import { boundaryArn, grantPath, grantRoleArn, spokeRoleArn } from '../../shared/names';
import type { Grants } from '../ports';
import { asGrant, executorChain } from './grant-session';
import { assumeRole } from './sessions';

/** The one inline policy of a grant. */
const POLICY_NAME = 'the-call';

/** Denies everything: put on a grant before it is deleted, so that a session still alive can do nothing. */
const DENY_ALL = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] });

/**
 * Grants as IAM roles under the exec path, made and removed with the executor role of the member account. A role is
 * named by its request, carries the boundary and trusts the executor only, for this source identity only.
 */
export function roleGrants(sts: STSClient, configuration: Configuration, catalogue: Catalogue): Grants {
  const { partition, installation, hub } = configuration;
  const executor = async (request: string, account: string) => {
    const credentials = await assumeRole(sts, spokeRoleArn(partition, account, installation, 'executor'), request);
    return { credentials, iam: new IAMClient({ credentials, region: hub.region }) };
  };
  return {
    create: async (request, call, document) => {
      const { credentials, iam } = await executor(request, call.account);
      const made = await createRole(iam, configuration, request, call);
      if (!made.ok) return made;
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: request,
          PolicyName: POLICY_NAME,
          PolicyDocument: policyText(document),
        }),
      );
      const role = grantRoleArn(partition, call.account, installation, request);
      const chain = executorChain(credentials, hub.region);
      const session = await asGrant(chain, role, request, sessionPolicy(document), { catalogue, document });
      if (!session.ok) return session;
      return { ok: true, grant: { role, ...session.grant(iam, configuration) } };
    },
    remove: async (request, account) => {
      const { iam } = await executor(request, account);
      const gone = async (act: () => Promise<unknown>) => unlessGone(iam, installation, request, act);
      const policy = { RoleName: request, PolicyName: POLICY_NAME };
      await gone(() => iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: DENY_ALL })));
      await gone(() => iam.send(new DeleteRolePolicyCommand(policy)));
      await gone(() => iam.send(new DeleteRoleCommand({ RoleName: request })));
      return grantRoleArn(partition, account, installation, request);
    },
    leftovers: async (account) => {
      const { iam } = await executor('leftovers', account);
      return (await grantNames(iam, installation)).filter(isRequestId);
    },
  };
}

/** Names of all roles under the exec path. */
async function grantNames(iam: IAMClient, installation: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const page of paginateListRoles({ client: iam }, { PathPrefix: grantPath(installation) })) {
    names.push(...(page.Roles ?? []).map(({ RoleName = '' }) => RoleName));
  }
  return names;
}

type Made = { readonly ok: true } | { readonly ok: false; readonly error: string; readonly message: string };

/**
 * Makes the role. One that is there already is an earlier try of this same request, if it is exactly what we would have
 * made, with no policy but ours: request ids can be computed from a denial, so somebody may have put a role of that name in
 * the way.
 */
async function createRole(
  iam: IAMClient,
  { partition, installation }: Configuration,
  request: string,
  call: Call,
): Promise<Made> {
  const boundary = boundaryArn(partition, call.account, installation);
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: spokeRoleArn(partition, call.account, installation, 'executor') },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringEquals: { 'sts:SourceIdentity': request } },
      },
    ],
  });
  try {
    await iam.send(
      new CreateRoleCommand({
        Path: grantPath(installation),
        RoleName: request,
        AssumeRolePolicyDocument: trust,
        PermissionsBoundary: boundary,
        Description: `Countersign request ${request}: one ${call.service}:${call.operation}`,
        Tags: [{ Key: 'countersign:request', Value: request }],
      }),
    );
    return { ok: true };
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error;
  }
  const ours = (await grantNames(iam, installation)).includes(request);
  const { Role } = ours ? await iam.send(new GetRoleCommand({ RoleName: request })) : { Role: undefined };
  const same =
    Role?.PermissionsBoundary?.PermissionsBoundaryArn === boundary &&
    isDeepStrictEqual(JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument ?? 'null')), JSON.parse(trust)) &&
    (await hasNoOtherPolicy(iam, request));
  if (same) return { ok: true };
  return { ok: false, error: 'GrantNameTaken', message: `another role has the name ${request} in ${call.account}` };
}

/** A policy beside ours would widen the grant as far as the boundary goes. More than one page of them is one too many. */
async function hasNoOtherPolicy(iam: IAMClient, request: string): Promise<boolean> {
  const inline = await iam.send(new ListRolePoliciesCommand({ RoleName: request }));
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: request }));
  const names = [...(inline.PolicyNames ?? []), ...(attached.AttachedPolicies ?? []).map(() => 'attached')];
  return names.every((name) => name === POLICY_NAME) && !inline.IsTruncated && !attached.IsTruncated;
}

/** The document again as session policy where STS takes it (2,048 characters); the role's own policy holds anyway. */
function sessionPolicy(document: GrantDocument): string | undefined {
  const text = policyText(document);
  return text.length <= 2048 ? text : undefined;
}

/**
 * Acts on a grant unless there is none. IAM authorises a call on a role that does not exist by its name without a path,
 * which the executor may not touch, so "denied" can mean "gone": the list of the path says which.
 */
async function unlessGone(
  iam: IAMClient,
  installation: string,
  request: string,
  act: () => Promise<unknown>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof NoSuchEntityException) return;
    const denied = error instanceof IAMServiceException && /^AccessDenied/.test(error.name);
    if (!denied || (await grantNames(iam, installation)).includes(request)) throw error;
  }
}
