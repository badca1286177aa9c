import { identifier } from '../../shared/consequence/visible';
import { nearest } from '../nearest';
import { type Check, problemAt } from '../sources';

/** Every member of a group is an entry of `people`, or another group. */
export const unknownPerson: Check = ({ people }) => {
  if (!people) return [];
  const { people: persons, groups } = people.value;
  return Object.entries(groups).flatMap(([group, members]) =>
    members.flatMap((member, index) => {
      if (Object.hasOwn(persons, member) || Object.hasOwn(groups, member)) return [];
      const meant = nearest(member, [...Object.keys(persons), ...Object.keys(groups)]);
      const message = `unknown person "${identifier(member)}"${meant ? `, did you mean "${meant}"?` : ''}`;
      const hint = meant
        ? {}
        : { hint: 'Members are named by their entries under `people`, groups by theirs under `groups`.' };
      return [problemAt(people, ['groups', group, index], { check: 'unknown-person', message, ...hint })];
    }),
  );
};
