import { cannotRun } from '../catalogue/cannot-run';
import type { Found } from '../catalogue/of-action';
import { neverComplete } from '../conversion/not-logged';
import { unloggedOf } from '../conversion/quirk-of';
import type { Tier } from './call';

/**
 * The tiers that a denial of an operation can have at best. Not `EXACT` where CloudTrail never logs a member that may have
 * been given, and none where no call of the operation can be run at all. Whether a service logs the parameters of denied
 * calls is not part of it: most do not, and then only `DERIVED` is left.
 */
export function tiersOf(found: Found): readonly Tier[] {
  if (cannotRun(found) !== null) return [];
  const { operation, service } = found;
  const unlogged = neverComplete(operation.input, unloggedOf(service.service, operation.operation), service);
  return [...(unlogged ? [] : (['EXACT'] as const)), ...(operation.derivable ? (['DERIVED'] as const) : [])];
}
