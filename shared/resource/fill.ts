import type { JsonObject } from '../canonical/json';
import { type Change, piecesOf, textsAt, type Where } from './template';

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
  for (const piece of piecesOf(template, where)) {
    if (piece.kind === 'text') arns = arns.map((arn) => arn + piece.text);
    else if (piece.kind === 'member') {
      const given = textsAt(input, piece.path);
      const left = given?.length === 0 ? piece.otherwise : undefined;
      if (left?.includes('*')) made = true;
      const texts = left === undefined ? given : [left];
      if (!texts || texts.length === 0 || !(left !== undefined || texts.every(isPlain))) return null;
      if (texts.length * arns.length > MOST) return null;
      const parts = texts.map((text) => changed(text, piece.as, where));
      if (parts.some((part) => part === null || part === '')) return null;
      arns = arns.flatMap((arn) => parts.map((part) => arn + (piece.as === 'bare' ? bare(part ?? '', arn) : part)));
    } else {
      arns = arns.map((arn) => `${arn}*`);
      if (piece.kind === 'look-up') lookUps.push(piece.name);
      else made = true;
    }
  }
  return { arns: [...new Set(arns)], lookUps, made };
}

/** `*`, `?` and `${` would mean more than themselves in a policy; nothing invisible belongs in an ARN. */
export const isPlain = (text: string): boolean => !/[*?\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\$\{/u.test(text);

function changed(text: string, as: 'itself' | Change, { account }: Where): string | null {
  if (as === 'unslashed') return text.replace(/^\//, '');
  // Of WAF: what is for CloudFront is global.
  if (as === 'scope') return text === 'CLOUDFRONT' ? 'global' : text.toLowerCase();
  if (as !== 'last') return text;
  // The URL of a queue names its account and nothing behind its name; another account's queue is not ours to grant.
  const [, owner, last = ''] = /^https?:\/\/[^/?#]+\/(\d{12})\/([\w.-]+)$/.exec(text) ?? [];
  return owner === account ? last : null;
}

/** Without the letters that the template writes before it: `p-abc` after `…/p-`. */
function bare(part: string, before: string): string {
  const stands = /[^/:]+$/.exec(before)?.[0] ?? /([^/:]+\/)$/.exec(before)?.[1] ?? '';
  return stands !== '' && part.startsWith(stands) ? part.slice(stands.length) : part;
}
