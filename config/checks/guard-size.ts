import type { Configuration } from '../../shared/configuration/configuration';
import { guardDocuments } from '../../shared/guard/document';
import { MOST_GUARD_CHARACTERS, sizeOf } from '../../shared/guard/size';
import { placeName } from '../../shared/policy/place';
import { placeId } from '../places';
import type { Problem } from '../problem';
import { problemAt, type Sources } from '../sources';

/** The guard of every place fits into one SCP; said here, before AWS would refuse it. */
export function guardSize(configuration: Configuration, { settings, policies }: Sources): readonly Problem[] {
  if (!settings) return [];
  const { organization } = settings.value;
  return [...guardDocuments(configuration)].flatMap(([place, document]) => {
    const size = sizeOf(document);
    const [policy] = policies.filter(({ value }) => value.attach.some((one) => placeId(one, organization) === place));
    if (size <= MOST_GUARD_CHARACTERS || !policy) return [];
    const message = `the guard of ${placeName(configuration, place)} has ${size} characters, and an SCP takes ${MOST_GUARD_CHARACTERS}`;
    const index = policy.value.attach.findIndex((one) => placeId(one, organization) === place);
    const hint = 'Guard fewer actions there, or attach some of its policies to units below it.';
    return [problemAt(policy, ['attach', index], { check: 'guard-size', message, hint })];
  });
}
