import type { People } from './schema/people';

/** The persons of a group, those of the groups in it included, each once; a group inside itself adds nobody. */
export function membersOf(
  group: string,
  { people, groups }: People,
  inside: ReadonlySet<string> = new Set(),
): readonly string[] {
  const members = Object.hasOwn(groups, group) ? (groups[group] ?? []) : [];
  const deeper = new Set([...inside, group]);
  return [
    ...new Set(
      members.flatMap((member) => {
        if (Object.hasOwn(people, member)) return [member];
        return deeper.has(member) ? [] : membersOf(member, { people, groups }, deeper);
      }),
    ),
  ];
}
