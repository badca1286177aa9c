import type { Layer, Place } from './layers';
import type { Match } from './match';

/** Whether something is allowed, and by which layer that is decided. */
export interface Outcome {
  readonly allowed: Match;
  readonly layer: Layer;
  /** Which list of control policies; `null` in the other layers. */
  readonly level: number | null;
  /** The statement that allows, or leaves it open; `null` where there is none. */
  readonly statement: Place | null;
}

/** Allowed when all allow: the first that does not decides, then the first doubt, else the first of all. */
export const everyOne = (first: Outcome, ...more: readonly Outcome[]): Outcome =>
  [first, ...more].find(({ allowed }) => allowed === false) ??
  [first, ...more].find(({ allowed }) => allowed !== true) ??
  first;

/** Allowed when one allows: the first that does decides, then the first doubt, else the first of all. */
export const anyOne = (first: Outcome, ...more: readonly Outcome[]): Outcome =>
  [first, ...more].find(({ allowed }) => allowed === true) ??
  [first, ...more].find(({ allowed }) => allowed !== false) ??
  first;
