import { overlaps } from './overlaps';

/** Parts of an ARN before the one that names the resource. */
const BEFORE = 5;

/**
 * True when some ARN is like both patterns. Where both have all parts, it is part against part: a wildcard stays in its
 * part as long as no ARN has more colons than patterns of its kind.
 */
export function arnOverlaps(one: string, other: string): boolean {
  const [first, second] = [one.split(':'), other.split(':')];
  if (first.length <= BEFORE || second.length <= BEFORE) return overlaps(one, other);
  const parts = [...Array(BEFORE).keys()].every((index) => overlaps(first[index] ?? '', second[index] ?? ''));
  return parts && overlaps(first.slice(BEFORE).join(':'), second.slice(BEFORE).join(':'));
}
