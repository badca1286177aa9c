/** Names of members under which services list what of a call failed, though they answer with success. */
export const FAILED = /^(?:errors?|failed[A-Za-z]*|failures?|unsuccessful[A-Za-z]*|unprocessed[A-Za-z]*)$/i;

/** Answers of the query protocols put the result two elements deep. */
const DEEPEST = 4;

/**
 * The names under which an answer lists parts of the call that failed: S3's DeleteObjects, EC2's DeleteFlowLogs and all
 * batches answer with success and say inside what they did not do. Empty lists and counts of nothing are no failure.
 */
export function failedParts(answer: unknown, depth = 0): readonly string[] {
  if (typeof answer !== 'object' || answer === null || depth > DEEPEST) return [];
  return Object.entries(answer).flatMap(([name, inside]): readonly string[] =>
    FAILED.test(name) && !isNothing(inside) ? [name] : Array.isArray(inside) ? [] : failedParts(inside, depth + 1),
  );
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === 0 || value === '0' || value === false;
}
