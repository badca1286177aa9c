import { identifier } from '../../shared/consequence/visible';
import { didYouMean } from '../nearest';
import { type Check, problemAt } from '../sources';

/** Every group that a level names is in `people.yaml`. */
export const unknownGroup: Check = ({ people, policies }) => {
  if (!people) return [];
  const groups = people.value.groups;
  return policies.flatMap((policy) =>
    policy.value.levels.flatMap(({ of }, level) =>
      of.flatMap((group, index) => {
        if (Object.hasOwn(groups, group)) return [];
        const person = Object.hasOwn(people.value.people, group);
        const meant = person ? ', which is a person: levels name groups' : didYouMean(group, Object.keys(groups));
        const hint = `Groups in people.yaml: ${Object.keys(groups).join(', ') || 'none'}.`;
        const message = `unknown group "${identifier(group)}"${meant}`;
        return [problemAt(policy, ['levels', level, 'of', index], { check: 'unknown-group', message, hint })];
      }),
    ),
  );
};
