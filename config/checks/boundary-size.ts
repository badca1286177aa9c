import type { Catalogue } from '../../shared/catalogue/catalogue';
import type { Configuration } from '../../shared/configuration/configuration';
import { grantableActions } from '../../shared/guard/grantable';
import { guardedActions } from '../../shared/guard/guarded';
import { MOST_GRANTABLE_CHARACTERS, sizeOf } from '../../shared/guard/size';
import type { Problem } from '../problem';
import { problemAt, type Sources } from '../sources';

/** What all policies guard fits into the permissions boundary of grants, which is one for all accounts. */
export function boundarySize(
  configuration: Configuration,
  { policies }: Sources,
  catalogue: Catalogue,
): readonly Problem[] {
  const sizeFor = (some: Configuration['policies']): number =>
    sizeOf(grantableActions(catalogue, guardedActions(some)));
  const size = sizeFor(configuration.policies);
  if (size <= MOST_GRANTABLE_CHARACTERS) return [];
  const [most] = configuration.policies
    .map((policy) => ({ name: policy.name, size: sizeFor([policy]) }))
    .sort((one, two) => two.size - one.size);
  const policy = policies.find(({ value }) => value.policy === most?.name);
  if (!most || !policy) return [];
  const message = `the actions of all policies have ${size} characters, and the boundary of grants has room for ${MOST_GRANTABLE_CHARACTERS}`;
  const hint = `Of these ${most.size} are this policy's: guard fewer actions, whatever the place.`;
  return [problemAt(policy, ['policy'], { check: 'boundary-size', message, hint })];
}
