import { setTimeout as sleep } from 'node:timers/promises';
import { type ContextEntry, type IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { STSClient, STSServiceException } from '@aws-sdk/client-sts';
import type { Call } from '../../shared/call/call';
import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { Configuration } from '../../shared/configuration/configuration';
import type { GrantDocument, GrantStatement } from '../../shared/grant/document';
import type { UsableGrant } from '../ports';
import { dryRun, runCall } from './executor';
import { assumeRole, type SessionCredentials } from './sessions';

/** Milliseconds between tries to use a new role; IAM is eventually consistent, seconds as a rule, a minute rarely. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 15000, 30000];

/** Milliseconds a new role's policy is given to spread where the service has no dry run to ask. */
const SETTLE = 10_000;

type Refused = { readonly ok: false; readonly error: string; readonly message: string };

/** STS as the executor: the second link of the chain. */
export const executorChain = (credentials: SessionCredentials, region: string): STSClient =>
  new STSClient({ credentials, region });

/** Assumes a grant as soon as IAM lets us, within a minute; the credentials never leave the returned functions. */
export async function asGrant(
  sts: STSClient,
  role: string,
  request: string,
  policy: string | undefined,
  { catalogue, document }: { readonly catalogue: Catalogue; readonly document: GrantDocument },
): Promise<{ ok: true; grant: (iam: IAMClient, configuration: Configuration) => Omit<UsableGrant, 'role'> } | Refused> {
  for (const pause of [...PAUSES, null]) {
    try {
      const credentials = await assumeRole(sts, role, request, policy);
      return {
        ok: true,
        grant: (iam, configuration) => usable(iam, configuration, role, request, { catalogue, document, credentials }),
      };
    } catch (error) {
      if (!(error instanceof STSServiceException) || error.name !== 'AccessDenied') throw error;
      if (pause === null)
        return { ok: false, error: 'GrantNotUsable', message: `the grant could not be assumed: ${error.message}` };
      await sleep(pause);
    }
  }
  throw new Error('unreachable: the last try returns');
}

function usable(
  iam: IAMClient,
  configuration: Configuration,
  role: string,
  request: string,
  {
    catalogue,
    document,
    credentials,
  }: { readonly catalogue: Catalogue; readonly document: GrantDocument; readonly credentials: SessionCredentials },
): Omit<UsableGrant, 'role'> {
  return {
    preflight: async (call) => {
      for (const statement of document.Statement) {
        const simulated = await simulate(iam, role, request, call, statement);
        if (!simulated.ok) return simulated;
      }
      const tried = await dryRun(catalogue, credentials, call, PAUSES.slice(0, 5));
      if (tried === 'no-dry-run' && !configuration.sandbox) await sleep(SETTLE);
      return tried === 'no-dry-run' ? { ok: true } : tried;
    },
    run: (call) => runCall(catalogue, credentials, call),
  };
}

/**
 * Asks IAM whether the grant allows one action of the call, boundary and SCPs included, before anything is sent. What the
 * grant demands of a call is what AWS will say of this one: its region, its account, for which operation it tags.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
async function simulate(
  iam: IAMClient,
  role: string,
  request: string,
  call: Call,
  { Action, Resource, Condition }: GrantStatement,
): Promise<{ ok: true } | Refused> {
  const entry = (
    ContextKeyName: string,
    value: string,
    ContextKeyType: ContextEntry['ContextKeyType'] = 'string',
  ): ContextEntry => ({
    ContextKeyName,
    ContextKeyType,
    ContextKeyValues: [value],
  });
  const { EvaluationResults = [] } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: role,
      ActionNames: [Action],
      ResourceArns: [...Resource],
      ContextEntries: [
        ...Object.entries({ 'aws:ResourceAccount': call.account, ...Condition.StringEquals }).map(([key, value]) =>
          entry(key, value),
        ),
        entry('aws:SourceIdentity', request),
        entry('aws:PrincipalArn', role),
        entry('aws:CurrentTime', new Date().toISOString(), 'date'),
      ],
    }),
  );
  const denied = EvaluationResults.find(({ EvalDecision }) => EvalDecision !== 'allowed');
  if (EvaluationResults.length > 0 && !denied) return { ok: true };
  const why =
    denied?.OrganizationsDecisionDetail?.AllowedByOrganizations === false
      ? 'another service control policy denies it'
      : denied?.EvalDecision;
  return { ok: false, error: 'WouldBeDenied', message: `AWS would deny the call to the grant: ${why ?? 'no answer'}` };
}
