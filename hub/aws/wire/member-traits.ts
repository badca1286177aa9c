import type { SchemaTraitsObject } from '@smithy/types';
import type { Protocol } from '../../../shared/catalogue/operation';
import type { Member, Structure } from '../../../shared/catalogue/shapes';

/** The namespace of an XML element, as the SDK's serializers take it: prefix first. */
export const namespaceTrait = (xmlns: Member['xmlns']): Pick<SchemaTraitsObject, 'xmlNamespace'> =>
  xmlns ? { xmlNamespace: [xmlns[1] ?? '', xmlns[0]] } : {};

/**
 * What the SDK's serializers are told about a member of a structure. One trait is kept from them on purpose:
 * `idempotencyToken` makes them invent a token where the input has none, and nothing is sent that nobody approved.
 * Flattened lists and XML attributes are not here, since only S3 has them, and S3 has a client of its own.
 */
export function memberTraits(
  name: string,
  member: Member,
  { protocol, payload, isMap }: { protocol: Protocol; payload: Structure['payload']; isMap: boolean },
): SchemaTraitsObject {
  const wire = member.wire ?? name;
  return {
    ...(member.at === 'uri' ? { httpLabel: 1 as const } : {}),
    ...(member.at === 'header' ? { httpHeader: wire } : {}),
    ...(member.at === 'headers' ? { httpPrefixHeaders: member.wire ?? '' } : {}),
    ...(member.at === 'querystring' ? (isMap ? { httpQueryParams: 1 as const } : { httpQuery: wire }) : {}),
    ...(payload === name ? { httpPayload: 1 as const } : {}),
    ...(member.json ? { mediaType: 'application/json' } : {}),
    ...namespaceTrait(member.xmlns),
    ...(member.ec2 ? { ec2QueryName: member.ec2 } : {}),
    ...(member.wire && !member.at ? nameTrait(protocol, member.wire) : {}),
  };
}

/** What the element of a list, or the key or value of a map, is told. */
export const elementTraits = (member: Member, protocol: Protocol): SchemaTraitsObject => ({
  ...namespaceTrait(member.xmlns),
  ...(member.wire ? nameTrait(protocol, member.wire) : {}),
});

const nameTrait = (protocol: Protocol, wire: string): SchemaTraitsObject =>
  protocol === 'rest-json' || protocol === 'json' || protocol === 'cbor' ? { jsonName: wire } : { xmlName: wire };
