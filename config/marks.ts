import { type CST, isAlias, type Node } from 'yaml';
import type { Report } from './problem';

/** A word before a value, such as `&base` or `!!str`. */
export interface Mark {
  readonly offset: number;
  readonly source: string;
}

/** All such words of a file, in their order; what only looks like one in a comment or a text is none. */
export function marksIn(tokens: readonly CST.Token[]): readonly Mark[] {
  const within = (token: CST.Token | null | undefined): readonly Mark[] => {
    if (!token) return [];
    if (token.type === 'anchor' || token.type === 'tag') return [{ offset: token.offset, source: token.source }];
    if (token.type === 'document') return [...token.start.flatMap(within), ...within(token.value)];
    if (!('items' in token)) return [];
    return token.items.flatMap(({ start, key, sep = [], value }) => [
      ...start.flatMap(within),
      ...within(key),
      ...sep.flatMap(within),
      ...within(value),
    ]);
  };
  return tokens.flatMap(within);
}

/** Refuses a value that is written elsewhere, or that is named, or made another type, by such a word. */
export function refuseMarks(node: Node | null, start: number, marks: readonly Mark[], report: Report): void {
  if (isAlias(node)) refuseAlias(node.source, start, report);
  if (!node || isAlias(node)) return;
  const before = (beginning: string): number =>
    marks.findLast(({ offset, source }) => offset <= start && source.startsWith(beginning))?.offset ?? start;
  if ('anchor' in node && node.anchor) {
    const hint = 'Delete it: every value is written where it counts.';
    report(before(`&${node.anchor}`), 'anchor', `"&${node.anchor}" is an anchor`, hint);
  }
  if (node.tag)
    report(before('!'), 'tag', 'tags such as !!str are not used here', 'Put the value in quotes to make it text.');
}

/** A glob that begins with a star is nobody's alias. */
function refuseAlias(source: string, start: number, report: Report): void {
  const [written, isName] = [`*${source}`, /^[\w-]+$/.test(source)];
  const message = isName ? `"${written}" is an alias` : `"${written}" begins with a star, as aliases do`;
  report(start, 'alias', message, isName ? 'Write the value out: aliases hide it.' : `Put it in quotes: "${written}".`);
}
