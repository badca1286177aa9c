import type { Phrase } from '../../shared/consequence/phrase';
import { withoutLinks } from '../../shared/consequence/visible';

/** A sentence in whose names and identifiers, which other people chose, no mail program finds an address. */
export const unlinked = (phrase: Phrase): Phrase =>
  phrase.map((piece) => {
    if (typeof piece === 'string') return piece;
    return 'name' in piece ? { name: withoutLinks(piece.name) } : { id: withoutLinks(piece.id) };
  });
