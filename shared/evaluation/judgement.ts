import type { PolicyStatement } from './document/policy';
import { LAYERS, type Layer, type Layers, type Place, policiesOf } from './layers';
import type { Match } from './match';
import type { RequestContext } from './request/request-context';
import { RESOURCE_CONTROLLED } from './resource-controlled';
import type { Unsure } from './unsure';

/** The element that decided that a statement is not about the request, or left it open. */
export interface Mismatch {
  /** Its name in the statement. */
  readonly element: 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal' | 'Condition';
  /** The condition operator as written; only with Condition. */
  readonly operator?: string;
  /** The condition key as written; only with Condition. */
  readonly key?: string;
  /** What the policy says. */
  readonly policy: readonly string[];
  /** What the request says; none for a key that is absent. */
  readonly request: readonly string[];
}

/** What one statement says about the request. */
export interface Judgement {
  readonly place: Place;
  readonly effect: 'Allow' | 'Deny';
  readonly statement: PolicyStatement;
  readonly match: Match;
  /** `null` where the statement matches. */
  readonly because: Mismatch | null;
}

/** Every statement of every layer, judged, in the order of the layers. */
export function judge(layers: Layers, context: RequestContext): readonly Judgement[] {
  const judgements: Judgement[] = [];
  for (const layer of LAYERS) {
    if (context.caller.serviceLinked && (layer === 'serviceControl' || layer === 'resourceControl')) continue;
    policiesOf(layers, layer).forEach((policies, level) => {
      policies.forEach(({ statements }, policy) => {
        statements.forEach((statement, index) => {
          const controlled = layer === 'serviceControl' || layer === 'resourceControl';
          const place = { layer, level: controlled ? level : null, policy, statement: index, sid: statement.sid };
          judgements.push({ place, effect: statement.effect, statement, ...judged(statement, layer, context) });
        });
      });
    });
  }
  return judgements;
}

/** The first element that does not match decides; a doubt counts only when every other element matches. */
function judged(
  statement: PolicyStatement,
  layer: Layer,
  context: RequestContext,
): Pick<Judgement, 'match' | 'because'> {
  const { action, resource, principal, conditions } = statement;
  let doubt: Pick<Judgement, 'match' | 'because'> | null = null;
  for (const element of [action, resource, principal, ...conditions]) {
    const match = element === null ? true : element.matches(context);
    if (match === true || element === null) continue;
    const because = mismatch(element, context);
    if (match === false) return { match, because };
    doubt ??= { match, because };
  }
  const misplaced = misplacement(statement, layer, context);
  if (misplaced) return { match: misplaced, because: mismatch(principal ?? action, context) };
  return doubt ?? { match: true, because: null };
}

/** What the kind of policy says against a statement that matches as it stands. */
function misplacement(
  { effect, principal }: PolicyStatement,
  layer: Layer,
  { service }: RequestContext,
): Unsure | null {
  if (layer === 'resourceControl') {
    if (principal?.element !== 'Principal' || principal.values.join() !== '*') return 'principal-element-misplaced';
    return effect === 'Allow' || RESOURCE_CONTROLLED.has(service) ? null : 'service-without-resource-control';
  }
  return (principal !== null) === (layer === 'resource') ? null : 'principal-element-misplaced';
}

function mismatch(
  element: NonNullable<PolicyStatement['resource' | 'action' | 'principal'] | PolicyStatement['conditions'][number]>,
  context: RequestContext,
): Mismatch {
  const policy = element.values;
  switch (element.element) {
    case 'Condition': {
      const { operator, key } = element;
      return { element: 'Condition', operator, key, policy, request: context.valuesOf(key.toLowerCase()) };
    }
    case 'Action':
    case 'NotAction':
      return { element: element.element, policy, request: [context.action] };
    case 'Resource':
    case 'NotResource':
      return { element: element.element, policy, request: [context.resource] };
    default:
      return { element: element.element, policy, request: [context.caller.session ?? context.caller.arn] };
  }
}
