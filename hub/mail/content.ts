import type { Phrase } from '../../shared/consequence/phrase';
import type { Addressee } from './context';

/** What a mail says, before it becomes text and HTML: both parts carry exactly this, in this order. */
export interface Content {
  /** Without sandbox mark and request code. The title may be cut, so it is a function of it. */
  readonly subject: (title: string) => string;
  /** What is asked of the person and until when, or what happened. */
  readonly first: Phrase;
  readonly more?: Phrase;
  /** Verb and resource. */
  readonly title: Phrase;
  readonly undo: Phrase | null;
  readonly rows: readonly { readonly term: string; readonly value: Phrase }[];
  /** Text of a person, with its author. */
  readonly quote: { readonly author: Phrase; readonly text: string } | null;
  /** The person has to decide something there. */
  readonly decides: boolean;
}

/** Content with everything that is the same in all mails. */
export interface Letter extends Content {
  readonly addressee: Addressee;
  readonly request: string;
  readonly operator: Phrase | null;
}
