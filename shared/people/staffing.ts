/** A level as far as counting goes: how many of whom. */
export interface Post {
  readonly need: number;
  readonly persons: ReadonlySet<string>;
}

/** The same posts without one person, who is the requester and signs nothing. */
export const without = (posts: readonly Post[], person: string): readonly Post[] =>
  posts.map(({ need, persons }) => ({ need, persons: new Set([...persons].filter((id) => id !== person)) }));

/** The first post with fewer persons than it needs, or `null`. */
export function understaffed(posts: readonly Post[]): number | null {
  const index = posts.findIndex(({ need, persons }) => persons.size < need);
  return index === -1 ? null : index;
}

/**
 * The first post that cannot be filled beside those before it when nobody fills two, or `null` when all can. A person's
 * second vote on one request is refused, so persons, not memberships, must suffice. (Maximum matching by augmenting
 * paths: whoever is placed already may move to another post where they would do.)
 */
export function unfillable(posts: readonly Post[]): number | null {
  const placed = new Map<string, number>();
  const fill = (index: number, tried: Set<string>): boolean => {
    for (const person of posts[index]?.persons ?? []) {
      if (tried.has(person)) continue;
      tried.add(person);
      const present = placed.get(person);
      if (present === index) continue;
      if (present === undefined || fill(present, tried)) {
        placed.set(person, index);
        return true;
      }
    }
    return false;
  };
  for (const [index, { need }] of posts.entries())
    for (let filled = 0; filled < need; filled++) if (!fill(index, new Set())) return index;
  return null;
}
