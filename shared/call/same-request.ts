import { isJsonObject, type Json } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import type { Found } from '../catalogue/of-action';
import { isSimple, type Member } from '../catalogue/shapes';
import type { NeededBy } from '../grant/needed';
import type { SourcedCall } from './call';

/** A call with its operation and what it needs. */
interface Candidate {
  readonly sourced: SourcedCall;
  readonly found: Found;
  readonly needed: NeededBy;
}

/**
 * True when two services of one address write a call as the same request: the same method, path, address and signature,
 * the same members written the same way. Then it is one call under two names, as it is of a service that was renamed.
 */
export function isSameRequest(one: Candidate, other: Candidate): boolean {
  const { input } = one.sourced.call;
  return (
    JSON.stringify(input) === JSON.stringify(other.sourced.call.input) &&
    JSON.stringify(one.needed) === JSON.stringify(other.needed) &&
    addressOf(one.found) === addressOf(other.found) &&
    Object.entries(input).every(([name, value]) => {
      const members = [memberOf(one.found, name), memberOf(other.found, name)] as const;
      return isWrittenAlike(members, [one.found.service, other.found.service], value);
    })
  );
}

/** Where a request goes and what stands around its members. Which of the hosts of a service it is does not matter. */
function addressOf({ service, operation }: Found): string {
  const { protocol, signing, endpoint, target, json, xmlns } = service;
  const { http, root, host, endpoint: fixed, auth, input } = operation;
  return JSON.stringify([
    protocol,
    signing,
    endpoint[1],
    target,
    json,
    xmlns,
    http,
    root,
    host,
    fixed,
    auth,
    input.payload,
  ]);
}

const memberOf = ({ operation }: Found, name: string): Member => operation.input.members[name] ?? { of: 'string' };

type Two<T> = readonly [T, T];

function isWrittenAlike(members: Two<Member>, services: Two<Pick<Service, 'shape'>>, value: Json): boolean {
  const [traits, others] = members.map(({ of: _, ...rest }) => JSON.stringify(rest));
  if (traits !== others) return false;
  const [of, ofOther] = [members[0].of, members[1].of];
  if (isSimple(of) || isSimple(ofOther)) return of === ofOther;
  const [shape, another] = [services[0].shape(of), services[1].shape(ofOther)];
  if ('type' in shape) return 'type' in another && shape.type === another.type && shape.time === another.time;
  if ('list' in shape)
    return (
      'list' in another &&
      shape.flat === another.flat &&
      Array.isArray(value) &&
      (value as readonly Json[]).every((item) => isWrittenAlike([shape.list, another.list], services, item))
    );
  if (!isJsonObject(value)) return false;
  if ('key' in shape)
    return (
      'key' in another &&
      shape.flat === another.flat &&
      isWrittenAlike([shape.key, another.key], services, '') &&
      Object.values(value).every((item) => isWrittenAlike([shape.value, another.value], services, item))
    );
  return (
    'members' in another &&
    shape.wire === another.wire &&
    JSON.stringify(shape.xmlns) === JSON.stringify(another.xmlns) &&
    Object.entries(value).every(([name, item]) => {
      const [member, same] = [shape.members[name], another.members[name]];
      return member !== undefined && same !== undefined && isWrittenAlike([member, same], services, item);
    })
  );
}
