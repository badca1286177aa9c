import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  EntityAlreadyExistsException,
  IAMClient,
  NoSuchEntityException,
  PutRolePolicyCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import type { STSClient } from '@aws-sdk/client-sts';
import { isRequestId } from '../../shared/approval/request-id';
import type { Call } from '../../shared/call/call';
import type { Configuration } from '../../shared/configuration/configuration';
import type { GrantDocument } from '../../shared/grant/document';
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
export function roleGrants(sts: STSClient, configuration: Configuration): Grants {
  const { partition, installation, hub } = configuration;
  const executor = async (request: string, account: string) => {
    const credentials = await assumeRole(sts, spokeRoleArn(partition, account, installation, 'executor'), request);
    return { credentials, iam: new IAMClient({ credentials, region: hub.region }) };
  };
  return {
    create: async (request, call, document) => {
      const { credentials, iam } = await executor(request, call.account);
      await createRole(iam, configuration, request, call);
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: request,
          PolicyName: POLICY_NAME,
          PolicyDocument: JSON.stringify(document),
        }),
      );
      const role = grantRoleArn(partition, call.account, installation, request);
      const session = await asGrant(executorChain(credentials, hub.region), role, request, sessionPolicy(document));
      if (!session.ok) return session;
      return { ok: true, grant: { role, ...session.grant(iam, configuration) } };
    },
    remove: async (request, account) => {
      const { iam } = await executor(request, account);
      await unlessGone(() =>
        iam.send(new PutRolePolicyCommand({ RoleName: request, PolicyName: POLICY_NAME, PolicyDocument: DENY_ALL })),
      );
      await unlessGone(() => iam.send(new DeleteRolePolicyCommand({ RoleName: request, PolicyName: POLICY_NAME })));
      await unlessGone(() => iam.send(new DeleteRoleCommand({ RoleName: request })));
      return grantRoleArn(partition, account, installation, request);
    },
    leftovers: async (account) => {
      const { iam } = await executor('leftovers', account);
      const names: string[] = [];
      for await (const page of paginateListRoles({ client: iam }, { PathPrefix: grantPath(installation) })) {
        names.push(...(page.Roles ?? []).map(({ RoleName = '' }) => RoleName));
      }
      return names.filter(isRequestId);
    },
  };
}

/** A role that is there already was made by an earlier try of this same request: its name is the request id. */
async function createRole(
  iam: IAMClient,
  { partition, installation }: Configuration,
  request: string,
  call: Call,
): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: spokeRoleArn(partition, call.account, installation, 'executor') },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringEquals: { 'sts:SourceIdentity': request } },
      },
    ],
  };
  try {
    await iam.send(
      new CreateRoleCommand({
        Path: grantPath(installation),
        RoleName: request,
        AssumeRolePolicyDocument: JSON.stringify(trust),
        PermissionsBoundary: boundaryArn(partition, call.account, installation),
        Description: `Countersign request ${request}: one ${call.service}:${call.operation}`,
        Tags: [{ Key: 'countersign:request', Value: request }],
      }),
    );
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) throw error;
  }
}

/** The document again as session policy where STS takes it (2,048 characters); the role's own policy holds anyway. */
function sessionPolicy(document: GrantDocument): string | undefined {
  const text = JSON.stringify(document);
  return text.length <= 2048 ? text : undefined;
}

async function unlessGone(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
  }
}
