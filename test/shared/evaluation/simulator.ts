import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Evaluation } from '../../../shared/evaluation/evaluation';
import type { Request } from '../../../shared/evaluation/request/request';
import type { Documents } from './case';

const DECISIONS = {
  Allowed: 'allow',
  ExplicitlyDenied: 'explicit-deny',
  ImplicitlyDenied: 'implicit-deny',
} as const satisfies Record<string, Evaluation['decision']>;

/**
 * The answer of a simulator that others wrote, to the same request and the same documents. It checks what it is given
 * against data about AWS, and fills in nothing about the principal.
 */
export async function simulated(request: Request, documents: Documents): Promise<Evaluation['decision']> {
  const { principal, action, resource, context } = request;
  const account = accountOf(principal.arn);
  const level = (policies: readonly object[], index: number) => ({
    orgIdentifier: `level-${index}`,
    policies: policies.map((policy, number) => ({ name: `${index}-${number}`, policy })),
  });
  const list = (policies: readonly object[]) => policies.map((policy, index) => ({ name: `${index}`, policy }));
  const { identity, boundary, session, resource: resourcePolicy } = documents;
  const result = await runSimulation(
    {
      request: {
        principal: principal.session ?? principal.arn,
        action,
        resource: { resource, accountId: String(context['aws:ResourceAccount'] ?? (accountOf(resource) || account)) },
        contextVariables: {
          'aws:PrincipalArn': principal.arn,
          'aws:PrincipalAccount': account,
          ...(context as Record<string, string | string[]>),
        },
      },
      identityPolicies: list(identity),
      serviceControlPolicies: (documents.serviceControl ?? []).map(level),
      resourceControlPolicies: (documents.resourceControl ?? []).map(level),
      ...(boundary ? { permissionBoundaryPolicies: list([boundary]) } : {}),
      ...(session?.length ? { sessionPolicy: merged(session) } : {}),
      ...(resourcePolicy ? { resourcePolicy } : {}),
    },
    { simulationMode: 'Strict' },
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return DECISIONS[result.overallResult];
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/** It takes one session policy; several allow what any of them allows. */
const merged = (policies: NonNullable<Documents['session']>): object => ({
  Version: '2012-10-17',
  Statement: policies.flatMap(({ Statement }) => Statement),
});
