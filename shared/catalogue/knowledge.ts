import type { NeededAction, OperationModel, ResourceBinding } from './operation';

/**
 * How well the resources of an operation's grant are known from its input. `exact`: whole ARNs. `made`: a part of an ARN
 * is made by AWS when the call runs, or chosen by it where the input says nothing, so a grant can only say `*` there. `look-up`: a part must be read first. `star-only`:
 * IAM has no resource for any of the actions. `unknown`: not even the actions are known.
 */
export type Knowledge = 'exact' | 'made' | 'look-up' | 'star-only' | 'unknown';

/** The knowledge of an operation: that of its least known resource. */
export function knowledgeOf({ actions }: Pick<OperationModel, 'actions'>): Knowledge {
  if (actions === null) return 'unknown';
  const bindings = actions.flatMap(weighed);
  if (bindings.length === 0) return 'star-only';
  if (bindings.some(({ arn }) => lookUpsIn(arn).length > 0)) return 'look-up';
  return bindings.some(({ arn }) => /\{\*|=[^{}]*\*\}/.test(arn ?? '')) ? 'made' : 'exact';
}

/** What must be looked up before the ARN can be written: names of its parts, e.g. `autoScalingGroup {?GroupId}`. */
export const lookUpsIn = (arn: string | undefined): readonly string[] =>
  [...(arn ?? '').matchAll(/\{\?(\w+)\}/g)].map(([, name = '']) => name);

/** Types that IAM demands count; where it demands none, the best known of those it allows. */
function weighed({ resources }: NeededAction): readonly ResourceBinding[] {
  const demanded = resources.filter(({ optional }) => !optional);
  if (demanded.length > 0) return demanded;
  const known = resources.filter(({ arn }) => lookUpsIn(arn).length === 0);
  return known.length > 0 ? known : resources;
}
