import type { z } from 'zod';
import type { Path } from '../document';
import { isWithin, textPath, valueAt } from './value-at';
import { accepts, fieldsOf, isRecord } from './walk';

/** A field that is indented so far that it has become a name in the mapping of names above it. */
interface Slip {
  /** Where it is missing. */
  readonly home: Path;
  /** Where it stands. */
  readonly at: Path;
}

/** The issues, in which a field that is indented too far is one that is unknown where it stands, and nothing else. */
export function withoutTooDeep(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
): readonly z.core.$ZodIssue[] {
  const slips = issues.flatMap(({ path }) => slipOf(textPath(path), schema, value) ?? []);
  const kept = issues.filter(
    ({ path }) =>
      !slips.some((slip) => isWithin(path, slip.at) || isWithin(path, slip.home) || isOf(slip, path, schema, value)),
  );
  const unknown = new Map(slips.map(({ at }) => [JSON.stringify(at), unknownAt(at)]));
  return [...unknown.values(), ...kept];
}

function slipOf(path: Path, schema: z.ZodType, value: unknown): Slip | null {
  for (const [index, field] of path.entries()) {
    if (!isRecord(schema, path.slice(0, index))) continue;
    for (let above = 0; above < index; above++) {
      const home = [...path.slice(0, above), field];
      if (fieldsOf(schema, home.slice(0, -1)).includes(String(field)) && valueAt(value, home) === undefined)
        return { home, at: path.slice(0, index + 1) };
    }
  }
  return null;
}

/** True of what stands beside the field, and would have stood below it: only its own line was moved. */
function isOf({ home, at }: Slip, path: readonly PropertyKey[], schema: z.ZodType, value: unknown): boolean {
  const name = textPath(path)[at.length - 1];
  if (name === undefined || !isWithin(path, at.slice(0, -1))) return false;
  return accepts(schema, [...home, name], valueAt(value, [...at.slice(0, -1), name]));
}

const unknownAt = (at: Path): z.core.$ZodIssue => ({
  code: 'unrecognized_keys',
  keys: [String(at.at(-1))],
  path: at.slice(0, -1),
  message: '',
});
