import leven from 'leven';
import { identifier } from '../shared/consequence/visible';

/** Longer words are no slip of the pen. */
const LONGEST = 100;

/**
 * The candidate that the author most likely meant, or `undefined` when none is near: of every so many letters one may
 * differ, which should be fewer where all candidates are made of the same words.
 */
export function nearest(word: string, candidates: Iterable<string>, oneOf = 3): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const tolerance = Math.floor(word.length / oneOf);
  return [...candidates]
    .map((candidate) => ({ candidate, distance: leven(lower, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** `, did you mean "…"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : `, did you mean "${identifier(candidate)}"?`;
}
