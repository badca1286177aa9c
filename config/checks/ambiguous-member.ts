import { type Check, problemAt } from '../sources';

/** No group has the name of a person: a member list could mean either. */
export const ambiguousMember: Check = ({ people }) =>
  !people
    ? []
    : Object.keys(people.value.groups)
        .filter((group) => Object.hasOwn(people.value.people, group))
        .map((group) =>
          problemAt(
            people,
            ['groups', group],
            {
              check: 'ambiguous-member',
              message: `"${group}" is a person and a group`,
              hint: 'Give the group another name.',
            },
            'key',
          ),
        );
