import { type Check, problemAt } from '../sources';

/** No group holds itself, whether directly or through others: nobody could say who is in it. */
export const cyclicGroup: Check = ({ people }) => {
  if (!people) return [];
  const { groups, people: persons } = people.value;
  const inner = (group: string): readonly string[] =>
    (Object.hasOwn(groups, group) ? (groups[group] ?? []) : []).filter((one) => !Object.hasOwn(persons, one));
  return Object.entries(groups).flatMap(([group, members]) =>
    members.flatMap((member, index) => {
      const way = wayTo(group, member, inner, [group]);
      if (Object.hasOwn(persons, member) || !way) return [];
      const message = `group "${group}" holds itself: ${way.join(' > ')}`;
      return [
        problemAt(people, ['groups', group, index], { check: 'cyclic-group', message, hint: 'Take one of them out.' }),
      ];
    }),
  );
};

/** Groups from `from` to `goal`, both included; `null` when it does not lead there. */
function wayTo(
  goal: string,
  from: string,
  inner: (group: string) => readonly string[],
  way: readonly string[],
): readonly string[] | null {
  if (from === goal) return [...way, from];
  if (way.includes(from)) return null;
  for (const next of inner(from)) {
    const found = wayTo(goal, next, inner, [...way, from]);
    if (found) return found;
  }
  return null;
}
