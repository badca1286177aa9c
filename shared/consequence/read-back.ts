import type { Call } from '../call/call';
import type { Facts, ResourceFacts } from '../facts/facts';
import type { Consequence } from './consequence';
import { attributeOf, idOf } from './resource-names';

/** The one fact that a person types before a permanent loss: it would be wrong if they were tricked. */
export interface ReadBack {
  readonly kind: 'name' | 'id' | 'count';
  /** What must be typed, exactly but for spaces around it. */
  readonly value: string;
}

/** Words that a form could teach people to type without reading; a resource named so is asked for by its id. */
const FIXED_WORDS =
  /^(yes|ok|okay|delete|confirm|approve|approved|agree|reject|terminate|release|run|sign|countersign)$/i;

/**
 * What must be typed for a call, or `null` when the loss can be mended: the resource's name when it is distinctive
 * (four characters or more, plain printable ASCII, no fixed word), else its id; for several, how many and in which account.
 * A call that IAM ties to no resource, or whose one resource AWS has yet to make, is about the account: then its name.
 */
export function readBackOf(
  call: Pick<Call, 'account'>,
  facts: Facts,
  { undo }: Pick<Consequence, 'undo'>,
): ReadBack | null {
  if (undo.class !== 'permanent' && undo.class !== 'unknown') return null;
  const [only, ...others] = facts.resources;
  const account: ReadBack = typable(facts.accountName)
    ? { kind: 'name', value: facts.accountName }
    : { kind: 'id', value: call.account };
  const counted: ReadBack = { kind: 'count', value: `${facts.resources.length} ${account.value}` };
  if (others.length > 0) return counted;
  return !only || idOf(only).includes('*') ? account : (one(only) ?? counted);
}

/** The name or id of the one resource; `null` when people gave it a name that nobody should type, such as `delete`. */
function one(resource: ResourceFacts): ReadBack | null {
  const name = attributeOf(resource, 'name');
  if (name !== null && typable(name)) return { kind: 'name', value: name };
  if (!isNamed(resource)) return { kind: 'id', value: idOf(resource) };
  return typable(idOf(resource)) ? { kind: 'name', value: idOf(resource) } : null;
}

/** A bucket's ARN ends in the name that people gave it; an instance's ends in an id that AWS gave it. */
const isNamed = ({ arn }: ResourceFacts): boolean => arn.split(':')[2] === 's3';

/** A name that can be typed from the screen and tells one thing from another. */
const typable = (name: string): boolean =>
  /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/.test(name) &&
  name.length >= 4 &&
  name.length <= 64 &&
  !/ {2}/.test(name) &&
  !/^[a-z]+-[0-9a-f]{8,17}$/.test(name) &&
  !FIXED_WORDS.test(name);

/** True when what was typed is the fact: compared exactly, spaces around it aside. */
export const readsBack = (expected: ReadBack, typed: string): boolean => typed.trim() === expected.value;
