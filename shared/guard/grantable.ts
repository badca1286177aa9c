import type { Catalogue } from '../catalogue/catalogue';
import { operationsOfAction } from '../catalogue/of-action';
import type { OperationModel } from '../catalogue/operation';
import { isNeverGranted } from './never-granted';

/**
 * Every action that a grant for a guarded one may carry: the guarded ones, and the further ones of the operations that
 * they name. Nothing that no grant may have.
 */
export function grantableActions(catalogue: Catalogue, guarded: readonly string[]): readonly string[] {
  const further = guarded
    .flatMap((action) => operationsOfAction(catalogue, action))
    .flatMap(({ operation }) => furtherActions(operation));
  return [...new Set([...guarded, ...further])].filter((action) => !isNeverGranted(action)).sort();
}

/** As grants are written: a further check whose trigger is not known, or that IAM ties to no resource, is never allowed. */
const furtherActions = ({ actions, dependents = [] }: OperationModel): readonly string[] =>
  [...(actions ?? []), ...dependents.filter(({ when, resources }) => when !== null && resources.length > 0)].map(
    ({ action }) => action,
  );
