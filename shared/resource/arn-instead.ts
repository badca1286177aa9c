import type { JsonObject } from '../canonical/json';
import { isPlain } from './fill';
import { isLike } from './like';
import { piecesOf, placed, textsAt, type Where } from './template';

/** An ARN says whose the resource is, where it says it: a call in one account is about that account's resources. */
export const isOurs = (arn: string, { account }: Where): boolean =>
  ['', account, 'aws'].includes(arn.split(':')[4] ?? '');

/** EC2 and S3 take ids and names, never ARNs in their place. */
const NAMES_ONLY = /^arn:\$\{Partition\}:(ec2|s3):/;

/**
 * Many members take a name or the whole ARN: the ARN stands for itself if it is of the right kind, and is none of this
 * type's names if it is of another.
 */
export function arnInstead(template: string, input: JsonObject, where: Where): readonly string[] | null | 'names' {
  const members = piecesOf(template, where).flatMap((piece) => (piece.kind === 'member' ? [piece.path] : []));
  const values = (textsAt(input, members.at(-1) ?? '') ?? []).map((text) => unabridged(text, template, where));
  if (!values.some((text) => text.startsWith('arn:'))) return 'names';
  if (NAMES_ONLY.test(template)) return null;
  const like = placed(template, where).replace(/\{[^}]*\}/g, '*');
  return values.every((value) => isPlain(value) && isLike(value, like) && isOurs(value, where)) ? values : null;
}

/**
 * Lambda takes the end of an ARN as well.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
const unabridged = (text: string, template: string, { partition, region }: Where): string =>
  /^\d{12}:function:/.test(text) && /^arn:\$\{Partition\}:lambda:/.test(template)
    ? `arn:${partition}:lambda:${region}:${text}`
    : text;
