import type { Json, JsonObject } from '../canonical/json';

/** Where a call runs: what the fixed parts of an ARN are. */
export interface Where {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** A template or pattern with what is fixed of a call written into it. */
export const placed = (pattern: string, { partition, region, account }: Where): string =>
  pattern.replaceAll('${Partition}', partition).replaceAll('${Region}', region).replaceAll('${Account}', account);

/** How a member's text is changed before it is a part of an ARN; see `fill`. */
export type Change = 'last' | 'unslashed' | 'bare' | 'bus';

/** A member of the input in an ARN template, as it is or changed as the function says. */
export interface MemberPiece {
  readonly kind: 'member';
  readonly path: string;
  readonly as: 'itself' | Change;
  /** What AWS takes when the member is left out; with `*` for what it chooses by itself. */
  readonly otherwise?: string;
  /** Of several texts only those that begin so: ids of EC2 say of what they are. */
  readonly begins?: string;
  /** What ARNs say for each text that the member may have. */
  readonly words?: ReadonlyMap<string, string>;
}

/** A piece of an ARN template. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | MemberPiece
  /** Must be looked up. */
  | { readonly kind: 'look-up'; readonly name: string }
  /** Made by AWS when the call runs. */
  | { readonly kind: 'made'; readonly name: string };

const PIECE =
  /\{(?:(\?|\*)(\w+)|(?:(last|unslashed|bare|bus)\()?([^{}()?*=|~]+)\)?(?:~([\w-]+))?((?:\|[\w-]+:[\w-]+)*)(?:=([\w.:*-]+))?)\}/g;

const compiled = new Map<string, readonly Piece[]>();

/** The pieces of a template for a place; see `ResourceBinding` for how templates are written. */
export function piecesOf(template: string, where: Where): readonly Piece[] {
  const text = placed(template, where);
  const before = compiled.get(text);
  if (before) return before;
  const pieces = parse(text);
  // A Lambda sees few accounts and operations; a command that reads a year of records sees many.
  if (compiled.size > 5000) compiled.clear();
  compiled.set(text, pieces);
  return pieces;
}

function parse(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, mark, name = '', as = 'itself', path = '', begins, words = '', otherwise] = match;
    if (mark) pieces.push({ kind: mark === '?' ? 'look-up' : 'made', name });
    else
      pieces.push({
        kind: 'member',
        path,
        as: as as 'itself' | Change,
        ...(otherwise === undefined ? {} : { otherwise }),
        ...(begins === undefined ? {} : { begins }),
        ...(words === '' ? {} : { words: wordsOf(words) }),
      });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** `|application:app|network:net` as a table. */
const wordsOf = (written: string): ReadonlyMap<string, string> =>
  new Map(
    written
      .slice(1)
      .split('|')
      .map((one) => one.split(':') as [string, string]),
  );

/** All texts at a path of an input, `[]` standing for every element; `null` when one of them is no text. */
export function textsAt(input: JsonObject, path: string): readonly string[] | null {
  let values: readonly Json[] = [input];
  for (const step of path.split('.')) {
    const name = step.replace(/\[\]$/, '');
    const inside = values.flatMap((value) => {
      const member =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;
      return member === undefined ? [] : [member];
    });
    values = step.endsWith('[]')
      ? inside.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [null]))
      : inside;
  }
  return values.every((value) => typeof value === 'string') ? (values as readonly string[]) : null;
}
