import type { Evaluation, Matched, Unmatched, Unsettled } from './evaluation';
import { type Judgement, judge } from './judgement';
import type { Layers } from './layers';
import { everyOne, type Outcome } from './outcome';
import { allowedIn, permission } from './permission';
import { readRequest } from './request/read-request';
import type { Request } from './request/request';
import type { RequestContext } from './request/request-context';
import type { Unsure } from './unsure';

/**
 * What AWS would answer to a request, were these all policies that apply. Supported: every element and condition
 * operator of the policy language; service control policies by level, resource control policies, identity-based
 * policies, permissions boundaries, session policies, policies of resources in the same and in another account, trust
 * and key policies; IAM users, roles and their sessions, root users, service-linked roles. Everything else, and whatever
 * AWS leaves open, is answered with `not-supported`. VPC endpoint policies, S3 Block Public Access and grants of keys
 * are not looked at.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(request: Request, layers: Layers): Evaluation {
  const context = readRequest(request, layers.boundary !== undefined);
  if (typeof context === 'string') return refused(context);
  if (layers.session?.length && context.caller.kind !== 'role') return refused('session-policy-without-role');
  const judgements = judge(layers, context);
  const why = reasons(judgements);
  const denies = judgements.filter(({ effect }) => effect === 'Deny');
  const deny = denies.find(({ match }) => match === true);
  if (deny) {
    const { layer, level } = deny.place;
    return { decision: 'explicit-deny', layer, level, statement: deny.place, reason: null, ...why };
  }
  const outcome = outcomeOf(layers, judgements, context);
  const { allowed, ...place } = outcome;
  if (allowed === false) return { decision: 'implicit-deny', ...place, statement: null, reason: null, ...why };
  const doubt = denies.find(({ match }) => match !== false);
  if (typeof doubt?.match === 'string') {
    const { layer, level } = doubt.place;
    return { decision: 'not-supported', layer, level, statement: doubt.place, reason: doubt.match, ...why };
  }
  if (typeof allowed === 'string') return { decision: 'not-supported', ...place, reason: allowed, ...why };
  return { decision: 'allow', ...place, reason: null, ...why };
}

/**
 * What is allowed when nothing denies. A level of service control policies that does not allow comes first, as in AWS.
 * `RCPFullAWSAccess` allows everything at each level and cannot be detached, so resource control policies only deny.
 */
function outcomeOf(layers: Layers, judgements: readonly Judgement[], context: RequestContext): Outcome {
  const levels = context.caller.serviceLinked ? [] : (layers.serviceControl ?? []);
  const controls = levels.map((_, level) => allowedIn('serviceControl', judgements, level));
  return (
    controls.find(({ allowed }) => allowed === false) ?? everyOne(permission(layers, judgements, context), ...controls)
  );
}

/** Every statement under what it says to the request, in the order of the layers. */
function reasons(judgements: readonly Judgement[]): Pick<Evaluation, 'matched' | 'unmatched' | 'unsettled'> {
  const matched: Matched[] = [];
  const unmatched: Unmatched[] = [];
  const unsettled: Unsettled[] = [];
  for (const { place, effect, match, because } of judgements) {
    if (match === true || because === null) matched.push({ place, effect });
    else if (match === false) unmatched.push({ place, effect, because });
    else unsettled.push({ place, effect, because, reason: match });
  }
  return { matched, unmatched, unsettled };
}

const refused = (reason: Unsure): Evaluation => ({
  decision: 'not-supported',
  layer: null,
  level: null,
  statement: null,
  reason,
  ...reasons([]),
});
