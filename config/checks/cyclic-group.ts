import { membersNamed } from '../members';
import type { People } from '../schema/people';
import { type Check, problemAt } from '../sources';

/** No group holds itself, whether directly or through others: nobody could say who is in it. */
export const cyclicGroup: Check = ({ people }) => {
  if (!people) return [];
  const names = Object.keys(people.value.groups);
  return names.flatMap((group) => {
    const ring = ringOf(group, people.value);
    // Every group of a ring has it; it is told once, where it begins in the file.
    if (!ring || ring.some((other) => names.indexOf(other) < names.indexOf(group))) return [];
    const index = membersNamed(group, people.value.groups).indexOf(ring[0] ?? '');
    const message = `group "${group}" holds itself: ${[group, ...ring].join(' > ')}`;
    return [
      problemAt(people, ['groups', group, index], { check: 'cyclic-group', message, hint: 'Take one of them out.' }),
    ];
  });
};

/** The shortest way from a group through its members back to it, which ends with it; `null` when there is none. */
function ringOf(group: string, { people, groups }: People): readonly string[] | null {
  const ways = new Map<string, readonly string[]>([[group, []]]);
  for (const [at, way] of ways)
    for (const member of membersNamed(at, groups)) {
      if (member === group && !Object.hasOwn(people, member)) return [...way, member];
      if (!ways.has(member) && !Object.hasOwn(people, member)) ways.set(member, [...way, member]);
    }
  return null;
}
