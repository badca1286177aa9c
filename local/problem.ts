/** A bad situation the reader can do something about: printed as its one sentence, without a stack. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
}

/** What to print for anything that was thrown: the sentence of a problem, the stack of a bug. */
export function describeFailure(thrown: unknown): string {
  if (thrown instanceof LocalProblem) return thrown.message;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
