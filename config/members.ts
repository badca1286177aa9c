import type { People } from './schema/people';

/** A group and all groups inside it, each once, whether they are known or not; a group inside itself ends there. */
export function groupsWithin(group: string, { people, groups }: People): ReadonlySet<string> {
  const found = new Set([group]);
  // A set is walked to its end, and what is added on the way is walked too.
  for (const one of found)
    for (const member of membersNamed(one, groups)) if (!Object.hasOwn(people, member)) found.add(member);
  return found;
}

/** The persons of a group, those of the groups in it included, each once. */
export const membersOf = (group: string, { people, groups }: People): readonly string[] => [
  ...new Set(
    [...groupsWithin(group, { people, groups })]
      .flatMap((one) => membersNamed(one, groups))
      .filter((member) => Object.hasOwn(people, member)),
  ),
];

/** What a group lists, persons and groups alike. */
export const membersNamed = (group: string, groups: People['groups']): readonly string[] =>
  Object.hasOwn(groups, group) ? (groups[group] ?? []) : [];
