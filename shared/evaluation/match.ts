import type { Unsure } from './unsure';

/** Whether something matches: yes, no, or why that is not settled. A doubt is never turned into a yes or a no. */
export type Match = boolean | Unsure;

/** The opposite; a doubt stays the same doubt. */
export const not = (match: Match): Match => (typeof match === 'string' ? match : !match);

/** Yes as soon as one item matches, else the first doubt, else no; so no for an empty list. */
export function anyOf<T>(items: readonly T[], matches: (item: T) => Match): Match {
  let doubt: Unsure | null = null;
  for (const item of items) {
    const match = matches(item);
    if (match === true) return true;
    if (match !== false) doubt ??= match;
  }
  return doubt ?? false;
}

/** No as soon as one item does not match, else the first doubt, else yes; so yes for an empty list. */
export const allOf = <T>(items: readonly T[], matches: (item: T) => Match): Match =>
  not(anyOf(items, (item) => not(matches(item))));
