import type { Catalogue } from '../catalogue/catalogue';
import { operationsOfAction } from '../catalogue/of-action';
import { tiersOf } from './tiers';

/**
 * Event sources that have logged the parameters of a call that they refused; of the others we have seen only denials
 * without.
 * Source: captured denials, listed in docs/exact-call.md.
 */
const LOG_PARAMETERS: ReadonlySet<string> = new Set(['appsync', 'ec2', 'eks', 'guardduty', 's3']);

/** True when a denial of an action can give the whole call, by its parameters or by action and ARN alone. */
export const isKnownFromDenial = (catalogue: Catalogue, action: string): boolean =>
  operationsOfAction(catalogue, action).some((found) => {
    const tiers = tiersOf(found);
    return (
      tiers.includes('DERIVED') ||
      (tiers.includes('EXACT') && found.service.events.some((source) => LOG_PARAMETERS.has(source)))
    );
  });
