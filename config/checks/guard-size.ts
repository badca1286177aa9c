import type { Configuration } from '../../shared/configuration/configuration';
import { guardDocuments } from '../../shared/guard/document';
import { MOST_GUARD_CHARACTERS, sizeOf } from '../../shared/guard/size';
import { placeName } from '../../shared/policy/place';
import { placeId } from '../places';
import type { Problem } from '../problem';
import { problemAt, type Sources } from '../sources';

/** The guard of every place fits into one SCP; said here, at the policy that takes most of it, before AWS would refuse it. */
export function guardSize(configuration: Configuration, { settings, policies }: Sources): readonly Problem[] {
  if (!settings) return [];
  const { organization } = settings.value;
  return [...guardDocuments(configuration)].flatMap(([place, document]) => {
    const size = sizeOf(document);
    if (size <= MOST_GUARD_CHARACTERS) return [];
    const [most] = sharesOf(place, configuration);
    const policy = policies.find(({ value }) => value.policy === most?.name);
    if (!most || !policy) return [];
    const message = `the guard of ${placeName(configuration, place)} has ${size} characters, and an SCP takes ${MOST_GUARD_CHARACTERS}`;
    const index = policy.value.attach.findIndex((one) => placeId(one, organization) === place);
    const hint = `Of these ${most.size} are this policy's: guard fewer actions, name fewer resources, or attach it below.`;
    return [problemAt(policy, ['attach', index], { check: 'guard-size', message, hint })];
  });
}

/** How long the guard of a place would be with each of its policies alone, longest first. */
const sharesOf = (place: string, configuration: Configuration) =>
  configuration.policies
    .filter(({ attach }) => attach.includes(place))
    .map((policy) => {
      const document = guardDocuments({ ...configuration, policies: [policy] }).get(place);
      return { name: policy.name, size: document ? sizeOf(document) : 0 };
    })
    .sort((one, two) => two.size - one.size);
