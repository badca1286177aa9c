import type { Denial } from '../denial/denial';
import { type Refused, refuse } from '../denial/refusal';
import { operationOf } from '../operations/catalogue';
import type { SourcedCall } from './call';

/**
 * The exact call of a denial whose record carries the parameters (tier EXACT). Refuses what cannot be converted
 * without guessing, and a denial of a resource that the parameters do not name: then the record contradicts itself.
 */
export function convert(denial: Denial, partition: string): { ok: true; sourced: SourcedCall } | Refused {
  const operation = operationOf(denial.service, denial.operation);
  if (!operation) return refuse('cannot-be-run', denial.action);
  if (denial.parameters === null) return refuse('no-parameters', denial.action);
  const converted = operation.convert(denial.parameters);
  if (!converted) return refuse('parameters-not-exact', JSON.stringify(denial.parameters));
  const { account, region, service, operation: name } = denial;
  const call = { account, region, service, operation: name, input: converted.input };
  const resources = operation.resources(call, partition);
  if (denial.resource === null || !resources.includes(denial.resource))
    return refuse('resource-mismatch', denial.resource ?? 'none');
  return { ok: true, sourced: { call, tier: 'EXACT', members: converted.members } };
}
