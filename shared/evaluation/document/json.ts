import { found, type Problem } from './problem';

/** Collects what is wrong while a document is read. */
export type Report = (at: string, problem: Problem['problem'], value: unknown) => null;

/** A report into a list. */
export const reportInto =
  (problems: Problem[]): Report =>
  (at, problem, value) => {
    problems.push({ at, problem, found: found(value) });
    return null;
  };

/** A JSON object's members; `null` and a report for anything else. */
export function membersOf(value: unknown, at: string, report: Report): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return report(at, 'not-an-object', value);
  return new Map(Object.entries(value));
}

/** One text or a list of texts, as a list. */
export function textsOf(value: unknown, at: string, report: Report): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length && texts.length > 0 ? texts : report(at, 'not-a-list', value);
}

/** Values of a condition, whose quotation marks are optional around numbers and truth values, as a list of texts. */
export function valuesOf(value: unknown, at: string, report: Report): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const values = list.filter((item) => /^(string|number|boolean)$/.test(typeof item));
  return values.length === list.length && values.length > 0 ? values.map(String) : report(at, 'not-a-value', value);
}

/** Each item read, or `null` when one could not be. */
export function allRead<T, R>(items: readonly T[], read: (item: T, index: number) => R | null): readonly R[] | null {
  const results = items.map(read);
  const good = results.filter((result) => result !== null);
  return good.length === results.length ? good : null;
}
