import type { Judgement } from './judgement';
import type { Layer, Layers } from './layers';
import type { Match } from './match';
import { anyOne, everyOne, type Outcome } from './outcome';
import { NAMINGS, type Naming } from './principal/principal-element';
import type { RequestContext } from './request/request-context';

/** What one layer allows, level aside. */
export function allowedIn(layer: Layer, judgements: readonly Judgement[], level: number | null = null): Outcome {
  const allows = judgements.filter(
    ({ place, effect }) => place.layer === layer && place.level === level && effect === 'Allow',
  );
  const decisive = allows.find(({ match }) => match === true) ?? allows.find(({ match }) => match !== false);
  return { allowed: decisive?.match ?? false, layer, level, statement: decisive?.place ?? null };
}

/**
 * What identity-based and resource-based policies, boundary and session policies allow together. Within one account
 * either of the first two is enough; across accounts both are needed. The root user is allowed everything in its account.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function permission(layers: Layers, judgements: readonly Judgement[], context: RequestContext): Outcome {
  const { caller, resourceAccount } = context;
  const isRoot = caller.kind === 'root';
  const limits = [
    ...(layers.boundary && !isRoot ? [allowedIn('boundary', judgements)] : []),
    ...(layers.session?.length ? [allowedIn('session', judgements)] : []),
  ];
  const identity = isRoot
    ? { ...resourceOutcome(true), layer: 'identity' as const }
    : allowedIn('identity', judgements);
  const resource =
    layers.resource === undefined ? resourceOutcome('resource-policy-needed') : allowedIn('resource', judgements);
  const within = () =>
    layers.resource === undefined && mustBeAllowedByResource(context)
      ? resource
      : withinAccount(identity, limits, judgements, context);
  const across = () => everyOne(identity, ...limits, resource);
  if (resourceAccount !== null) return resourceAccount === caller.account ? within() : across();
  const [inside, outside] = [within(), across()];
  return inside.allowed === outside.allowed ? inside : { ...inside, allowed: 'resource-account-unknown' };
}

/** The resource's policy has the say about the same account too, but each way of naming the caller in it its own weight. */
function withinAccount(
  identity: Outcome,
  limits: readonly Outcome[],
  judgements: readonly Judgement[],
  context: RequestContext,
): Outcome {
  const grants = (naming: Naming): Outcome => grantedTo(naming, judgements, context);
  const everyone = grants('everyone');
  return anyOne(
    everyOne(
      identity,
      ...limits,
      ...(mustBeAllowedByResource(context) ? [anyOne(resourceOutcome(false), ...NAMINGS.map(grants))] : []),
    ),
    grants('user'),
    grants('session'),
    everyOne(everyone, ...limits.map((limit) => beyond(limit, everyone, judgements))),
    everyOne(grants('role'), ...limits),
  );
}

/** What the resource's policy allows by naming the caller in a certain way. */
function grantedTo(naming: Naming, judgements: readonly Judgement[], context: RequestContext): Outcome {
  const named = judgements.flatMap((judgement) => {
    const { place, match, statement } = judgement;
    if (place.layer !== 'resource' || match === false) return [];
    if (!statement.principal) return [judgement];
    const names = statement.principal.names(naming, context);
    return names === false ? [] : [{ ...judgement, match: names === true ? match : names }];
  });
  return allowedIn('resource', named);
}

/**
 * A boundary or a session policy that does not allow what everyone is allowed. AWS documents that it does not matter
 * when `aws:PrincipalArn` in the statement says who everyone is.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
function beyond(limit: Outcome, everyone: Outcome, judgements: readonly Judgement[]): Outcome {
  const statement = judgements.find(({ place }) => place === everyone.statement)?.statement;
  const byArn = statement?.conditions.some(({ key }) => key.toLowerCase() === 'aws:principalarn');
  if (limit.allowed === true || byArn) return { ...limit, allowed: true };
  return { ...everyone, allowed: 'everyone-within-limits' };
}

const ASSUME_ROLE = /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity)$/i;

/**
 * A role is assumed and a key used only if its own policy allows that.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
const mustBeAllowedByResource = ({ action, service, resource }: RequestContext): boolean =>
  (service === 'kms' && resource.includes(':key/')) || (ASSUME_ROLE.test(action) && resource.includes(':role/'));

const resourceOutcome = (allowed: Match): Outcome => ({ allowed, layer: 'resource', level: null, statement: null });
