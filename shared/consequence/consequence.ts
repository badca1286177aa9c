import type { Call } from '../call/call';
import type { Facts } from '../facts/facts';
import type { Phrase } from './phrase';

/** Languages that a person can choose. */
export type Language = 'en' | 'zh';

/** Whether the loss is for ever. `unknown` is treated as permanent wherever it counts. */
export type UndoClass = 'permanent' | 'unknown' | 'window' | 'copy' | 'possible';

/** What a call would do, in the words of section 4 of the pages' reference: the same on page, ballot, mail and record. */
export interface Consequence {
  /** Verb and resource: heading, button and subject. */
  readonly title: Phrase;
  readonly result: Phrase;
  readonly undo: { readonly class: UndoClass; readonly text: Phrase };
  /** Only what is true of this call, what would make AWS refuse first; a fact that could not be read says so. */
  readonly depends: readonly Phrase[];
}

/** The facts of a call's resources as a consequence needs them. */
export interface Known {
  readonly call: Call;
  readonly facts: Facts;
}

/** Describes one operation in both languages. */
export type Describe = Readonly<Record<Language, (known: Known) => Consequence>>;
