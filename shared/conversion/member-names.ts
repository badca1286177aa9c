import type { Member, Structure } from '../catalogue/shapes';

/** A logged key's member: found by one name only, or not. */
export type Named = { readonly name: string; readonly member: Member } | 'none' | 'several';

/**
 * The member a logged key means. Services log a member by its API name, its wire name or one of them with a lower first
 * letter; the older calls of EC2 log lists by the names of its former SOAP interface (`instancesSet` for
 * `InstanceIds`), which are compared by their stems; then `isList` says which members are lists. Two members that fit equally well are none.
 */
export function memberNamed(key: string, { members }: Structure, isList: ((member: Member) => boolean) | null): Named {
  const own = members[key];
  const all = Object.entries(members);
  if (own && Object.hasOwn(members, key)) {
    // API Gateway's `httpMethod` is the API's name of one member and the wire's of another.
    const another =
      own.wire !== undefined && own.wire !== key && all.some(([name, { wire }]) => name !== key && wire === key);
    return another ? 'several' : { name: key, member: own };
  }
  const exact = all.filter(([, { wire, ec2 }]) => wire === key || ec2 === key);
  if (exact.length > 0) return only(exact);
  const folded = key.toLowerCase();
  const same = all.filter(([name, { wire, ec2 }]) => [name, wire, ec2].some((text) => text?.toLowerCase() === folded));
  if (same.length > 0) return only(same);
  if (!isList || !key.endsWith('Set')) return 'none';
  const stem = stemOf(key);
  const alike = ([name, { wire }]: readonly [string, Member]): boolean =>
    [name, wire].some((text) => text !== undefined && stemOf(text) === stem);
  return only(all.filter((entry) => alike(entry) && isList(entry[1])));
}

function only(found: readonly (readonly [string, Member])[]): Named {
  const [one, ...more] = found;
  if (!one) return 'none';
  return more.length > 0 ? 'several' : { name: one[0], member: one[1] };
}

/** `instancesSet`, `InstanceIds` and `InstanceId` have the stem `instance`. */
export const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/set$/, '')
    .replace(/ies$/, 'y')
    .replace(/(x|ss)es$/, '$1')
    .replace(/s$/, '')
    .replace(/id$/, '');
