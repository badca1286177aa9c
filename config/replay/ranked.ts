import { identifier } from '../../shared/consequence/visible';
import type { Kept } from './kept';

/** Names beyond the first so many are counted and not named. */
const MOST_SHOWN = 20;

/** Names with what was counted, most first; what is not among them is counted together. */
export interface Ranked<Entry> {
  readonly names: readonly ({ readonly name: string } & Readonly<Entry>)[];
  /** How many more names there are; at least so many when more came than are kept. */
  readonly more: number;
}

/** The first twenty of what was kept, by weight and then by name; names are shown with everything in them visible. */
export function ranked<Entry>(kept: Kept<Entry>, weight: (entry: Entry) => number): Ranked<Entry> {
  const all = [...kept.all()].sort(([one, a], [two, b]) => weight(b) - weight(a) || (one < two ? -1 : 1));
  return {
    names: all.slice(0, MOST_SHOWN).map(([name, entry]) => ({ name: identifier(name), ...entry })),
    more: Math.max(0, all.length - MOST_SHOWN) + (kept.others() === null ? 0 : 1),
  };
}
