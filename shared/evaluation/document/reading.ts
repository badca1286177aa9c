import type { Report } from './json';

/** Where a statement stands and how it is read. */
export interface Reading {
  readonly at: string;
  /** `${key}` is a variable. */
  readonly variables: boolean;
  readonly report: Report;
}

/** An element or its opposite, by the name that stands in the statement. */
export interface Written<Name extends string> {
  readonly element: Name | `Not${Name}`;
  readonly value: unknown;
  readonly at: string;
}
