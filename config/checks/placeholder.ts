import { quoted } from '../../shared/consequence/visible';
import type { Document, Path } from '../document';
import type { Problem } from '../problem';
import { problemAt } from '../sources';

const WORD = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:ID|ACCOUNT|NAME|EMAIL|MAIL|REGION|HERE|ME)';
const PLACEHOLDER = new RegExp(`^${WORD}$|(?<=:)${WORD}(?=:)|<[^<>@]+>|\\bCHANGE-?ME\\b`);

/** Words that a template meant to be replaced. They are looked for in files of any shape, so the schema need not pass. */
export function placeholder(document: Document): readonly Problem[] {
  return [...texts(document.value, [])].flatMap(({ path, value }) => {
    const found = PLACEHOLDER.exec(value)?.[0];
    if (!found) return [];
    const message = `the placeholder "${quoted(found)}" is still here`;
    return [problemAt(document, path, { check: 'placeholder', message, hint: 'Write the real value.' })];
  });
}

function* texts(value: unknown, path: Path): Generator<{ readonly path: Path; readonly value: string }> {
  if (typeof value === 'string') yield { path, value };
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* texts(item, [...path, key]);
}
