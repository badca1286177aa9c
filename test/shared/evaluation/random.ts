import * as fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../../shared/evaluation/document/document';
import type { Principal, Request } from '../../../shared/evaluation/request/request';
import type { Documents } from './case';
import { conditions, contexts } from './random-condition';

const ACCOUNT = '333333333333';
const USER = `arn:aws:iam::${ACCOUNT}:user/li-wei`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/deployer`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/deployer/nightly`;

const CALLS = [
  { action: 'ec2:TerminateInstances', resource: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-1` },
  { action: 'ec2:StopInstances', resource: `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-2` },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::orders/a' },
  { action: 's3:DeleteObject', resource: 'arn:aws:s3:::orders/b:c' },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::letters/a' },
] as const;

const ACTIONS = ['*', 'ec2:*', 'ec2:*Instances', 'EC2:stop*', 's3:*', 's3:Get*', 's3:?etObject', 'sqs:SendMessage'];
const RESOURCES = [
  '*',
  `arn:aws:ec2:*:${ACCOUNT}:instance/*`,
  `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-?`,
  'arn:aws:s3:::*',
  'arn:aws:s3:::orders/*',
  'arn:aws:s3:::${aws:username}/*',
  'arn:aws:s3:::orders/a',
  'arn:aws:s3:::*/a',
];
const PRINCIPALS = [USER, ROLE, ACCOUNT, `arn:aws:iam::${ACCOUNT}:root`, '444444444444'];

const some = <T>(values: readonly T[]): fc.Arbitrary<T | T[]> =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));

const optional = <T>(values: fc.Arbitrary<T>, frequency = 2): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: frequency });

/** Elements of which one is chosen; the first is the usual one. */
const element = (usual: fc.Arbitrary<object>, opposite: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.oneof({ weight: 3, arbitrary: usual }, opposite);

const statementsOf = (principal: fc.Arbitrary<object>): fc.Arbitrary<Statement> =>
  fc
    .tuple(
      fc.oneof({ weight: 3, arbitrary: fc.constant('Allow') }, fc.constant('Deny')),
      element(
        some(ACTIONS).map((Action) => ({ Action })),
        some(ACTIONS).map((NotAction) => ({ NotAction })),
      ),
      element(
        some([...RESOURCES, 'arn:aws:ec2:*']).map((Resource) => ({ Resource })),
        some(RESOURCES).map((NotResource) => ({ NotResource })),
      ),
      principal,
      optional(conditions, 1),
    )
    .map(
      ([Effect, action, resource, who, Condition]) =>
        ({ Effect, ...action, ...resource, ...who, ...(Condition ? { Condition } : {}) }) as Statement,
    )
    .filter(({ Effect, NotPrincipal }) => Effect === 'Deny' || NotPrincipal === undefined);

const documentsOf = (statements: fc.Arbitrary<Statement>): fc.Arbitrary<PolicyDocument> =>
  fc
    .array(statements, { minLength: 1, maxLength: 4 })
    .map((list) => ({ Version: '2012-10-17' as const, Statement: list }));

const EVERYTHING: PolicyDocument = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

const policies = fc.oneof(documentsOf(statementsOf(fc.constant({}))), fc.constant(EVERYTHING));

const resourcePolicies = (principals: readonly string[]): fc.Arbitrary<PolicyDocument> => {
  const named = some(principals).map((AWS) => ({ AWS }));
  const everyone = fc.constant('*');
  return documentsOf(
    statementsOf(
      element(
        fc.oneof({ weight: 4, arbitrary: named }, everyone).map((Principal) => ({ Principal })),
        named.map((NotPrincipal) => ({ NotPrincipal })),
      ),
    ),
  );
};

const resourceControl: fc.Arbitrary<PolicyDocument> = fc
  .tuple(some(['s3:DeleteObject', 's3:*', 's3:Get*', 'sqs:SendMessage']), some(RESOURCES), conditions)
  .map(([Action, Resource, Condition]) => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action, Resource, Condition },
  }));

const levels = (documents: fc.Arbitrary<PolicyDocument>) =>
  fc.array(fc.array(documents, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });

const CALLERS: readonly Principal[] = [{ arn: USER }, { arn: ROLE }, { arn: ROLE, session: SESSION }];

/** A request with the policies that apply to it. */
export interface Situation {
  readonly request: Request;
  readonly documents: Documents;
}

/**
 * Any request under any policies, over alphabets so small that statements often match. What the simulator is known to
 * answer otherwise (see the cases that say so) is left out: root users, paths of roles, short ARNs in NotResource, a
 * session named in the policy of a resource together with a session policy.
 */
export const situations: fc.Arbitrary<Situation> = fc
  .tuple(fc.constantFrom(...CALLS), fc.constantFrom(...CALLERS), fc.boolean(), contexts, fc.boolean())
  .chain(([call, principal, hasSessionPolicy, context, foreign]) => {
    const limited = principal.session !== undefined && hasSessionPolicy;
    const isObject = call.resource.startsWith('arn:aws:s3:');
    const owner = isObject && foreign ? '444444444444' : ACCOUNT;
    const none = fc.constant(undefined);
    return fc
      .record({
        serviceControl: optional(levels(policies)),
        resourceControl: optional(levels(resourceControl)),
        identity: fc.array(policies, { maxLength: 2 }),
        boundary: optional(policies, 1),
        session: limited ? policies.map((policy) => [policy]) : none,
        resource: isObject ? optional(resourcePolicies(limited ? PRINCIPALS : [...PRINCIPALS, SESSION])) : none,
      })
      .map((layers) => ({
        request: { ...call, principal, context: { ...context, 'aws:ResourceAccount': owner } },
        // What is not given in another account is taken for none by the simulator; here that has to be said.
        documents: Object.fromEntries(
          Object.entries({ ...layers, resource: layers.resource ?? (owner === ACCOUNT ? undefined : null) }).filter(
            ([, layer]) => layer !== undefined,
          ),
        ) as unknown as Documents,
      }));
  });
