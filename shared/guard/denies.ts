import type { Configuration } from '../configuration/configuration';
import { readPolicy } from '../evaluation/document/read-policy';
import { evaluate } from '../evaluation/evaluate';
import type { Needed } from '../grant/needed';
import { guardDocument } from './document';

/** An SCP that allows everything, as AWS attaches to every root. */
const FULL_ACCESS = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/**
 * Whether our guard denies a call, by evaluating the guard itself: for denials that do not say which policy denied. It
 * cannot say whether another policy would deny the call too.
 */
export function guardDenies(
  configuration: Configuration,
  caller: string,
  region: string,
  { actions }: Pick<Needed, 'actions'>,
): boolean {
  const document = guardDocument(configuration);
  const [guard, everything] = [readPolicy(document), readPolicy(FULL_ACCESS)];
  if (document === null || !guard.ok || !everything.ok) return false;
  const serviceControl = [[everything.policy], [everything.policy, guard.policy]];
  return actions.some(({ action, arns }) =>
    arns.some((resource) => {
      const request = { principal: { arn: caller }, action, resource, context: { 'aws:RequestedRegion': region } };
      const { decision, layer } = evaluate(request, { serviceControl, identity: [everything.policy] });
      return decision === 'explicit-deny' && layer === 'serviceControl';
    }),
  );
}
