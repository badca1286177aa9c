import type { Path } from '../document';

/** A path as documents have it; no schema of ours has symbols. */
export const textPath = (path: readonly PropertyKey[]): Path => path.filter((step) => typeof step !== 'symbol');

/** What stands at a path; `undefined` when nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    value,
  );
}

/** True of a path that is another, or lies below it. */
export const isWithin = (path: readonly PropertyKey[], above: Path): boolean =>
  above.every((step, index) => path[index] === step);
