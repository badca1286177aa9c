import type { JsonObject } from '../canonical/json';
import { nameIn } from './name-in';
import { type MemberPiece, piecesOf, textsAt, type Where } from './template';

/** ARNs made from a template: patterns when a part is made or chosen by AWS (`*`) or must be looked up. */
export interface Filled {
  /** Each with `*` where something is not in the input. */
  readonly arns: readonly string[];
  readonly lookUps: readonly string[];
  readonly made: boolean;
}

/** More ARNs than a grant could hold. */
const MOST = 1000;

/**
 * The ARNs that a template gives for an input; `null` when the input does not have a member of it, or has something in it
 * that cannot be part of an ARN's segment: a wildcard, a variable, a control character.
 */
export function fill(template: string, input: JsonObject, where: Where): Filled | null {
  let arns: readonly string[] = [''];
  const lookUps: string[] = [];
  let made = false;
  const pieces = piecesOf(template, where);
  const last = pieces.findLast(({ kind }) => kind === 'member');
  for (const piece of pieces) {
    if (piece.kind === 'text') arns = arns.map((arn) => arn + piece.text);
    else if (piece.kind === 'member') {
      const given = textsAt(input, piece.path)?.filter((text) => isSo(text, piece.begins));
      const left = given?.length === 0 ? leftOut(piece) : undefined;
      if (left?.includes('*')) made = true;
      const parts =
        left === undefined ? given?.map((text) => partOf(text, piece, piece === last, template, where)) : [left];
      if (!parts || parts.length === 0 || parts.includes(null)) return null;
      if (parts.length * arns.length > MOST) return null;
      arns = arns.flatMap((arn) => parts.map((part) => arn + (piece.as === 'bare' ? bare(part ?? '', arn) : part)));
    } else {
      arns = arns.map((arn) => `${arn}*`);
      if (piece.kind === 'look-up') lookUps.push(piece.name);
      else made = true;
    }
  }
  return { arns: [...new Set(arns)], lookUps, made };
}

/** An id of EC2: its kind, then figures. `vpce-svc-1` is no `vpce-`. */
export const isSo = (id: string, begins: string | undefined): boolean =>
  begins === undefined || (id.startsWith(begins) && /^[\da-f-]+$/.test(id.slice(begins.length)));

/** `*`, `?` and `${` would mean more than themselves in a policy; nothing invisible belongs in an ARN. */
export const isPlain = (text: string): boolean => !/[*?\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\$\{/u.test(text);

/** What stands in an ARN for a member that is left out. */
const leftOut = ({ as, otherwise }: MemberPiece): string | undefined => (as === 'bus' ? '' : otherwise);

/** What a text of the input is in an ARN; `null` when it cannot be a part of one. */
function partOf(text: string, piece: MemberPiece, isLast: boolean, template: string, where: Where): string | null {
  // A whole ARN in the place of the last name is not for here: see `arnInstead`.
  const name = isLast && text.startsWith('arn:') ? text : nameIn(text, piece.path, template, where);
  if (!name || !isPlain(name)) return null;
  const word = piece.words ? piece.words.get(name) : name;
  if (word === undefined) return null;
  if (piece.as === 'unslashed') return word.replace(/^\//, '') || null;
  // Rules of the default event bus have no bus in their ARN.
  if (piece.as === 'bus') return word === 'default' ? '' : `${word}/`;
  if (piece.as !== 'last') return word;
  // The URL of a queue names its account and nothing behind its name; another account's queue is not ours to grant.
  const [, owner, last = ''] = /^https?:\/\/[^/?#]+\/(\d{12})\/([\w.-]+)$/.exec(word) ?? [];
  return owner === where.account ? last : null;
}

/** Without the letters that the template writes before it: `p-abc` after `…/p-`. */
function bare(part: string, before: string): string {
  const stands = /[^/:]+$/.exec(before)?.[0] ?? /([^/:]+\/)$/.exec(before)?.[1] ?? '';
  return stands !== '' && part.startsWith(stands) ? part.slice(stands.length) : part;
}
