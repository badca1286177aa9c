import type { z } from 'zod';
import { nearest } from '../nearest';
import { tidied } from '../seen';
import { withoutTooDeep } from './too-deep';
import { withoutTooShallow } from './too-shallow';
import { textPath, valueAt } from './value-at';
import { fieldsOf, homesOf } from './walk';

/** The issues without those that follow from another: one mistake is one complaint. */
export function withoutConsequences(
  all: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
): readonly z.core.$ZodIssue[] {
  const issues = withoutTooShallow(withoutTooDeep(all, schema, value), schema, value);
  const meant = new Set(issues.flatMap((issue) => meantBy(issue, schema)));
  const hidden = new Set<PropertyKey | undefined>(issues.flatMap(hiddenFields));
  return issues.filter(
    (issue, index) =>
      ((!meant.has(JSON.stringify(issue.path)) && !hidden.has(issue.path.at(-1))) ||
        valueAt(value, issue.path) !== undefined) &&
      !saidOfFields(issue, issues) &&
      !issues.slice(0, index).some((before) => saysTheSame(before, issue)),
  );
}

/** Paths of the fields that unknown fields were meant to be, or to stand below: those are not missing. */
function meantBy(issue: z.core.$ZodIssue, schema: z.ZodType): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const fields = fieldsOf(schema, textPath(issue.path));
  return issue.keys.flatMap((key) => {
    const [home = ''] = homesOf(schema, key)[0]?.split(/[.[]/) ?? [];
    return [[...issue.path, nearest(key, fields)], ...(home === '' ? [] : [[home]])].map((path) =>
      JSON.stringify(path),
    );
  });
}

/** Fields that unknown ones are but for blanks that nobody sees; in front of a line these look like its indentation. */
const hiddenFields = (issue: z.core.$ZodIssue): readonly PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.filter((key) => tidied(key) !== key).map(tidied) : [];

/** A mapping that is said to be wrong as a whole, next to what is wrong with its fields. */
const saidOfFields = (issue: z.core.$ZodIssue, all: readonly z.core.$ZodIssue[]): boolean =>
  issue.code === 'custom' &&
  all.some(({ code, path }) => code === 'unrecognized_keys' && JSON.stringify(path) === JSON.stringify(issue.path));

/** Items of one list that all have a wrong type are one mistake about the list. */
function saysTheSame(before: z.core.$ZodIssue, issue: z.core.$ZodIssue): boolean {
  if (before.code !== 'invalid_type' || issue.code !== 'invalid_type' || issue.expected !== 'object') return false;
  const [one, two] = [before.path.at(-1), issue.path.at(-1)];
  const isSameList = JSON.stringify(before.path.slice(0, -1)) === JSON.stringify(issue.path.slice(0, -1));
  return typeof one === 'number' && typeof two === 'number' && isSameList && before.expected === 'object';
}
