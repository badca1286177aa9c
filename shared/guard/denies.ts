import type { Configuration } from '../configuration/configuration';
import { readPolicy } from '../evaluation/document/read-policy';
import { evaluate } from '../evaluation/evaluate';
import type { Needed } from '../grant/needed';
import { guardDocuments } from './document';

/** An SCP that allows everything, as AWS attaches to every root. */
const FULL_ACCESS = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** A call as far as SCPs ask about it. `path`: ids from the root to the account. */
export interface GuardedCall {
  readonly caller: string;
  readonly region: string;
  readonly path: readonly string[];
}

/**
 * Whether our guard denies a call, by evaluating the guard itself: for denials that do not say which policy denied. It
 * cannot say whether another policy would deny the call too.
 */
export function guardDenies(
  configuration: Configuration,
  { caller, region, path }: GuardedCall,
  { actions }: Pick<Needed, 'actions'>,
): boolean {
  const everything = readPolicy(FULL_ACCESS);
  if (!everything.ok) return false;
  const documents = guardDocuments(configuration);
  const serviceControl = path.map((place) => {
    const guard = readPolicy(documents.get(place));
    return guard.ok ? [everything.policy, guard.policy] : [everything.policy];
  });
  return actions.some(({ action, arns }) =>
    arns.some((resource) => {
      const request = { principal: { arn: caller }, action, resource, context: { 'aws:RequestedRegion': region } };
      const { decision, layer } = evaluate(request, { serviceControl, identity: [everything.policy] });
      return decision === 'explicit-deny' && layer === 'serviceControl';
    }),
  );
}
