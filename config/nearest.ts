import leven from 'leven';
import { identifier } from '../shared/consequence/visible';

/** Longer words are no slip of the pen. */
const LONGEST = 100;

/**
 * The candidate that the author most likely meant, or `undefined` when none is near: of every so many letters one may
 * differ, which should be fewer where all candidates are made of the same words; or it is the one that says more.
 */
export function nearest(word: string, candidates: Iterable<string>, oneOf = 3): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const tolerance = Math.floor(word.length / oneOf);
  const all = [...candidates];
  const near = all
    .map((candidate) => ({ candidate, distance: leven(lower, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
  return near ?? fuller(lower, all);
}

/** The one candidate that has all parts of the word and more: `Production/Payments` for `Payments`. */
function fuller(word: string, candidates: readonly string[]): string | undefined {
  const parts = partsOf(word);
  const [only, ...others] = candidates.filter((candidate) => {
    const more = partsOf(candidate.toLowerCase());
    return parts.every((part) => part.length > 2 && more.includes(part));
  });
  return others.length === 0 ? only : undefined;
}

const partsOf = (name: string): readonly string[] => name.split(/[/-]/);

/** `, did you mean "…"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : `, did you mean "${identifier(candidate)}"?`;
}
