import type { Configuration, Policy } from '../../shared/configuration/configuration';
import { guardDocuments } from '../../shared/guard/document';
import { MOST_GUARD_CHARACTERS, sizeOf } from '../../shared/guard/size';
import { placeName } from '../../shared/policy/place';
import { deniesByItself } from '../../shared/policy/rule-index';
import { placeId } from '../places';
import type { Problem } from '../problem';
import { problemAt, type Sources } from '../sources';

/** The guard of every place fits into one SCP; said here, at the policy that guards most, before AWS would refuse it. */
export function guardSize(configuration: Configuration, { settings, policies }: Sources): readonly Problem[] {
  if (!settings) return [];
  const { organization } = settings.value;
  return [...guardDocuments(configuration)].flatMap(([place, document]) => {
    const size = sizeOf(document);
    if (size <= MOST_GUARD_CHARACTERS) return [];
    const [most] = configuration.policies
      .filter(({ attach }) => attach.includes(place))
      .map((policy) => ({ name: policy.name, actions: guarded(policy) }))
      .sort((a, b) => b.actions - a.actions);
    const policy = policies.find(({ value }) => value.policy === most?.name);
    if (!most || !policy) return [];
    const message = `the guard of ${placeName(configuration, place)} has ${size} characters, and an SCP takes ${MOST_GUARD_CHARACTERS}`;
    const index = policy.value.attach.findIndex((one) => placeId(one, organization) === place);
    const hint = `This policy guards ${most.actions} actions there. Guard fewer, or attach it to units below.`;
    return [problemAt(policy, ['attach', index], { check: 'guard-size', message, hint })];
  });
}

const guarded = ({ rules }: Policy): number => new Set(rules.filter(deniesByItself).flatMap(({ guard }) => guard)).size;
