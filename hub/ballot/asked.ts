import type { BallotChoice } from '../../shared/ballot/ballot';
import { type ReadBack, readBackOf } from '../../shared/consequence/read-back';
import type { RequestView } from '../page/request-view';

/** What a request asks of the person who reads, if it asks for a ballot at all. */
export function choiceOf({ step }: RequestView): BallotChoice | null {
  if (step === 'sign') return 'approve';
  return step === 'release' ? 'release' : null;
}

/** What the person must type first; `null` when the loss can be mended. */
export const readBackFor = ({ state: { assessed }, consequence }: RequestView): ReadBack | null =>
  assessed && consequence ? readBackOf(assessed.sourced.call, assessed.facts, consequence) : null;
