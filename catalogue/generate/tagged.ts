import type { ResourceBinding } from '../../shared/catalogue/operation';
import { plain, stem, verbAndNoun } from './names';
import { BESIDE } from './relation';

/**
 * Of the resources of an operation those that its tags are for: what it makes, or is named after. A DB instance is tagged,
 * and not the parameter group that it gets. `severalKinds`: the tags say themselves of which kind they are, so everything
 * that AWS makes may be meant. None where it cannot be told.
 */
export function tagged(
  operation: string,
  resources: readonly ResourceBinding[],
  severalKinds: boolean,
): readonly ResourceBinding[] {
  const { noun } = verbAndNoun(operation);
  const things = [...new Set([plain(noun), plain(noun.replace(BESIDE, ''))])];
  const like = (same: (thing: string, name: string) => boolean): readonly ResourceBinding[] =>
    resources.filter((one) => things.some((thing) => isOf(one, (name) => same(thing, name))));
  const made = severalKinds ? resources.filter(({ arn = '' }) => /\{\*|=\*\}/.test(arn)) : [];
  const same = like((thing, name) => name === thing || name === `target${thing}`);
  const found = [
    same,
    like((thing, name) => name.length > 3 && thing.endsWith(name)),
    like((thing, name) => name.length > 4 && thing.startsWith(name)),
  ].find((some) => some.length > 0);
  return resources.filter((one) => made.includes(one) || found?.includes(one));
}

/** By its type and by the member that ends its ARN; one that is a name of something else, as of a source, rules it out. */
function isOf({ type, arn = '' }: ResourceBinding, same: (name: string) => boolean): boolean {
  if (arn === '' || arn.includes('{?')) return false;
  const [, member = ''] = /\{(?:\w+\()?([\w.[\]]+)\)?(?:=[^}]*)?\}$/.exec(arn) ?? [];
  const name = stem(member.split('.').at(-1) ?? '');
  return name === '' || name === stem(type) ? same(stem(type)) : same(name);
}
