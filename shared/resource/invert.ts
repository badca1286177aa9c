import type { JsonObject } from '../canonical/json';
import type { NeededAction } from '../catalogue/operation';
import { isPlain } from './fill';
import { isLike } from './like';
import { piecesOf, placed, type Where } from './template';

/**
 * The members of an input that the ARN of a denial determines, for an operation whose only resource is made of them.
 * `null` when the ARN is not one of the operation's, or could have been made from two different inputs.
 */
export function invert({ resources }: NeededAction, arn: string, where: Where): JsonObject | null {
  if (!isPlain(arn)) return null;
  const inputs = resources.flatMap(({ arn: template, from, like }): readonly JsonObject[] => {
    if (from !== undefined) return isLike(arn, placed(like ?? '', where)) ? [{ [from]: arn }] : [];
    const input = template === undefined ? null : fromTemplate(template, arn, where);
    return input ? [input] : [];
  });
  const texts = new Set(inputs.map((input) => JSON.stringify(input)));
  return texts.size === 1 ? (inputs[0] ?? null) : null;
}

/**
 * Every part is taken up to the next separator, so that there is one way to read the ARN. Only what follows a colon, as
 * the name of a log group does, may have slashes of its own.
 */
function fromTemplate(template: string, arn: string, where: Where): JsonObject | null {
  const pieces = piecesOf(template, where);
  const members = pieces.filter(({ kind }) => kind === 'member');
  if (
    pieces.some(
      (piece) =>
        piece.kind === 'look-up' ||
        piece.kind === 'made' ||
        (piece.kind === 'member' && (piece.as !== 'itself' || piece.words || piece.begins !== undefined)),
    )
  )
    return null;
  const input: Record<string, string> = {};
  let rest = arn;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') {
      if (!rest.startsWith(piece.text)) return null;
      rest = rest.slice(piece.text.length);
    } else if (piece.kind === 'member') {
      const whole = members.length === 1 && index === pieces.length - 1 && arn.at(-rest.length - 1) === ':';
      const taken = whole ? rest : (/^[^/:]*/.exec(rest)?.[0] ?? '');
      if (taken === '' || taken.includes(':')) return null;
      input[piece.path] = taken;
      rest = rest.slice(taken.length);
    }
  }
  return rest === '' ? input : null;
}
