import { type Check, problemAt } from '../sources';

/** A group without members can sign nothing; it is a leftover or a slip. */
export const emptyGroup: Check = ({ people }) =>
  !people
    ? []
    : Object.entries(people.value.groups)
        .filter(([, members]) => members.length === 0)
        .map(([group]) =>
          problemAt(
            people,
            ['groups', group],
            {
              check: 'empty-group',
              message: `group "${group}" has no members`,
              hint: 'Add persons, or delete the group.',
            },
            'key',
          ),
        );
