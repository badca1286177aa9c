import type { Call } from '../call/call';
import type { Catalogue, Service } from '../catalogue/catalogue';
import type { Policy } from '../evaluation/document/policy';
import { readPolicy } from '../evaluation/document/read-policy';
import { evaluate } from '../evaluation/evaluate';
import type { ActionResources } from '../resource/resources-of';
import type { GrantDocument } from './document';
import type { Needed } from './needed';

/** One question put to a grant before it is used. */
export interface Check {
  readonly asks:
    | 'the call'
    | 'a sibling resource'
    | 'a sibling action'
    | 'another region'
    | 'another account'
    | 'another occasion';
  readonly action: string;
  readonly resource: string;
  /** Where the call would be made, and whose the resource would be. */
  readonly region: string;
  readonly account: string;
  /** Condition keys that AWS would set because of the call. */
  readonly context?: Readonly<Record<string, string>>;
  readonly wanted: 'allow' | 'deny';
  readonly holds: boolean;
}

/** What was asked of a grant; it may be used only when all of it holds. */
export interface Proof {
  readonly holds: boolean;
  readonly checks: readonly Check[];
}

/**
 * Proves a grant by our own evaluation of IAM policies: it allows the call on each of its resources, and denies a sibling
 * of each resource, another action of the service on the same resource, and the same in another region or account. What
 * AWS checks because of the call, as the tagging of what it makes, it denies on any other occasion.
 * A sibling of `*` is not asked about: IAM forced it. A `*` that nobody has said to be forced proves nothing.
 */
export function prove(
  document: GrantDocument,
  call: Call,
  { actions }: Needed,
  partition: string,
  catalogue: Catalogue,
): Proof {
  const read = readPolicy(document);
  if (!read.ok) return { holds: false, checks: [] };
  const grant = { policy: read.policy, call, partition };
  const others = siblingActions(call, actions, catalogue);
  const checks = actions.flatMap((one, index) => [
    ...one.arns.flatMap((arn) => ofResource(grant, one, arn, actions)),
    ...(index > 0 ? [] : others).map((action) =>
      ask(grant, { asks: 'a sibling action', action, resource: concrete(one.arns[0] ?? '*'), wanted: 'deny' }),
    ),
  ]);
  const declared = actions.every(({ arns, made }) =>
    arns.every((arn) => arn === '*' || !arn.includes('*') || made.includes(arn)),
  );
  return { holds: declared && checks.length > 0 && checks.every(({ holds }) => holds), checks };
}

type Question = Pick<Check, 'asks' | 'action' | 'resource' | 'wanted' | 'context'>;

interface Grant {
  readonly policy: Policy;
  readonly call: Call;
  readonly partition: string;
}

function ofResource(
  grant: Grant,
  { action, made, context }: ActionResources,
  arn: string,
  all: readonly ActionResources[],
): readonly Check[] {
  const { call } = grant;
  const resource = concrete(arn);
  const about = { action, resource, ...(context ? { context } : {}) };
  const open = arn === '*' || made.includes(arn);
  const sibling = `${resource}-sibling`;
  const named = all.some((other) => other.action === action && other.arns.includes(sibling));
  return [
    ask(grant, { asks: 'the call', ...about, wanted: 'allow' }),
    ...(open || named
      ? []
      : [ask(grant, { asks: 'a sibling resource', ...about, resource: sibling, wanted: 'deny' as const })]),
    ...(context ? [ask(grant, { asks: 'another occasion', action, resource, wanted: 'deny' as const })] : []),
    ask(grant, { asks: 'another region', ...about, wanted: 'deny' }, { ...call, region: otherRegion(call.region) }),
    ...(arn.split(':')[4] === '' && arn.split(':')[2] !== 'ec2'
      ? [
          ask(
            grant,
            { asks: 'another account', ...about, wanted: 'deny' as const },
            { ...call, account: otherAccount(call.account) },
          ),
        ]
      : []),
  ];
}

/** A resource that an ARN with a `*` forced on it stands for. */
const concrete = (arn: string): string => (arn === '*' ? '*' : arn.replaceAll('*', 'made-by-aws'));

const otherRegion = (region: string): string => (region === 'eu-west-1' ? 'eu-west-2' : 'eu-west-1');

const otherAccount = (account: string): string => (account === '000000000001' ? '000000000002' : '000000000001');

/** How many other actions are asked about. */
const SIBLINGS = 2;

/**
 * Other actions of the service that act on the same type of resource, so that it means something that they are denied;
 * any others where there are none.
 */
function siblingActions(call: Call, actions: readonly ActionResources[], catalogue: Catalogue): readonly string[] {
  const service = catalogue.service(call.service);
  if (!service) return [];
  const needed = new Set(actions.map(({ action }) => action.toLowerCase()));
  const types = service.operation(call.operation)?.actions?.[0]?.resources.map(({ type }) => type) ?? [];
  const byType = actionsByType(service);
  const same = types.flatMap((type) => byType.get(type) ?? []);
  return [...new Set([...same, ...(byType.get('') ?? [])])]
    .filter((action) => !needed.has(action.toLowerCase()))
    .slice(0, SIBLINGS);
}

const known = new WeakMap<Service, ReadonlyMap<string, readonly string[]>>();

/** A few actions for each type of resource, and of those without any under the empty name. */
function actionsByType(service: Service): ReadonlyMap<string, readonly string[]> {
  const before = known.get(service);
  if (before) return before;
  const byType = new Map<string, string[]>();
  for (const name of service.operations) {
    const [action] = service.operation(name)?.actions ?? [];
    if (!action) continue;
    for (const type of action.resources.length > 0 ? action.resources.map((binding) => binding.type) : ['']) {
      const actions = byType.get(type) ?? [];
      // One more than is asked about, since one of them may be the call's own, and as many for its dependents.
      if (actions.length < SIBLINGS + 4 && !actions.includes(action.action))
        byType.set(type, [...actions, action.action]);
    }
  }
  known.set(service, byType);
  return byType;
}

/**
 * The policy that AWS gives a key: it leaves the say to IAM. A key whose own policy does not lets no grant in, which neither
 * the proof nor the preflight knows: such a call fails.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicy(account: string, partition: string): object {
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }] };
}

function ask({ policy, call, partition }: Grant, question: Question, at: Call = call): Check {
  const check = { ...question, region: at.region, account: at.account };
  const key = check.action.startsWith('kms:') ? readPolicy(keyPolicy(call.account, partition)) : null;
  const { decision } = evaluate(
    {
      principal: { arn: `arn:${partition}:iam::${call.account}:role/grant` },
      action: check.action,
      resource: check.resource,
      context: { 'aws:RequestedRegion': check.region, 'aws:ResourceAccount': check.account, ...check.context },
    },
    { identity: [policy], ...(key?.ok ? { resource: key.policy } : {}) },
  );
  const holds =
    check.wanted === 'allow' ? decision === 'allow' : decision === 'implicit-deny' || decision === 'explicit-deny';
  return { ...check, holds };
}
