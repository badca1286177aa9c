import { isJsonObject, type Json, type JsonObject } from '../canonical/json';
import type { Service } from '../catalogue/catalogue';
import { isSimple, type List, type MapShape, type Member, type SimpleType, type Structure } from '../catalogue/shapes';
import { type Dialect, isTexts } from './dialect';
import type { Fault, FaultName } from './fault';
import { isHidden } from './hidden';
import { itemsOf } from './items';
import { memberNamed } from './member-names';
import { hasBytes } from './not-logged';
import type { Aliases } from './quirks';
import { scalarOf } from './scalar';

/** How the parameters of one record are read, and what was found wrong with them. */
export interface Reader {
  readonly service: Pick<Service, 'shape'>;
  readonly dialect: Dialect;
  /** Other names of the operation's members. */
  readonly aliases: Aliases;
  /** True for a key that no member has and that says nothing about the call. */
  readonly extra: (key: string, value: Json, place: Place) => boolean;
  readonly faults: Fault[];
}

/** Where in the record a value stands. */
export interface Place {
  readonly path: string;
  /** How many structures, lists and maps it is inside. */
  readonly depth: number;
  /** Values are texts here, whatever the dialect: path, query and headers of a request. */
  readonly texts: boolean;
}

/** Deeper nesting than any AWS input has on purpose; some shapes hold themselves. */
const DEEPEST = 24;

/** More elements than a person would read before signing. */
const MOST = 1000;

const below = ({ path, depth, texts }: Place, step: string): Place => ({
  path: path === '' ? step : `${path}${step.startsWith('[') ? '' : '.'}${step}`,
  depth: depth + 1,
  texts,
});

/** A structure's members out of what was logged for it. What cannot be read is a fault and left out of the answer. */
export function readStructure(reader: Reader, shape: Structure, logged: JsonObject, place: Place): JsonObject {
  const found = new Map<string, Json>();
  for (const key of Object.keys(logged)) {
    const at = below(place, key);
    const given = { name: key, value: logged[key] ?? null };
    const { name, value } = place.depth === 0 ? aliased(given, reader.aliases) : given;
    const named = memberNamed(name, shape, reader.dialect === 'soap' ? (member) => isList(reader, member) : null);
    if (named === 'several') fail(reader, 'ambiguous', at);
    else if (named === 'none') {
      if (!reader.extra(key, value, place)) fail(reader, 'unknown-member', at);
    } else if (found.has(named.name)) fail(reader, 'ambiguous', at);
    else {
      const read = readMember(reader, named.name, named.member, value, at);
      if (read !== undefined) found.set(named.name, read);
    }
  }
  for (const name of shape.required) if (!found.has(name)) fail(reader, 'missing-member', below(place, name));
  if (shape.union && found.size !== 1) fail(reader, 'ambiguous', place);
  // In the order of the model, so that the same call gives the same input whoever logged it.
  return Object.fromEntries(
    Object.keys(shape.members).flatMap((name) => {
      const value = found.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface Aliased {
  readonly name: string;
  readonly value: Json;
}

/** A member by an alias. Where the alias depends on the elements' name, that name has done its work and is taken off. */
function aliased(given: Aliased, aliases: Aliases): Aliased {
  const { name: key, value } = given;
  const alias = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
  if (alias === undefined) return given;
  if (typeof alias === 'string') return { name: alias, value };
  const items = isJsonObject(value) && Array.isArray(value.items) ? (value.items as readonly Json[]) : [];
  const names = new Set(items.flatMap((item) => (isJsonObject(item) ? Object.keys(item) : [''])));
  const [element = '', ...more] = names;
  const member = more.length === 0 && Object.hasOwn(alias, element) ? alias[element] : undefined;
  return member === undefined
    ? given
    : { name: member, value: items.map((item) => (item as JsonObject)[element] ?? null) };
}

const isList = ({ service }: Reader, { of }: Member): boolean => !isSimple(of) && 'list' in service.shape(of);

/** `undefined`: nothing was given, or a fault says what is wrong. */
function readMember(reader: Reader, name: string, member: Member, value: Json, place: Place): Json | undefined {
  if (value === null) return fail(reader, 'null-value', place);
  if (member.secret) return fail(reader, isHidden(value) ? 'hidden-value' : 'carries-a-secret', place);
  const inPath = member.at === 'uri' && typeof value === 'string' && reader.dialect !== 'xml' ? decoded(value) : value;
  if (inPath === null) return fail(reader, 'wrong-type', place);
  // A path with nothing in it is the path of another operation.
  if (member.at === 'uri' && inPath === '') return undefined;
  const texts = member.at !== undefined || isTexts(reader.dialect);
  return readValue(reader, member, name, inPath, { ...place, texts });
}

function readValue(reader: Reader, member: Member, name: string, value: Json, place: Place): Json | undefined {
  if (place.depth > DEEPEST) return fail(reader, 'too-deep', place);
  if (member.secret) return fail(reader, isHidden(value) ? 'hidden-value' : 'carries-a-secret', place);
  if (value === null) return fail(reader, 'null-value', place);
  if (isSimple(member.of)) return readScalar(reader, member.of, name, value, place);
  const shape = reader.service.shape(member.of);
  if (isHidden(value)) return fail(reader, 'hidden-value', place);
  if ('type' in shape) {
    if (shape.secret) return fail(reader, 'carries-a-secret', place);
    return readScalar(reader, shape.type, name, value, place);
  }
  if (place.texts && isNothing(value, reader.dialect))
    return hasBytes(member.of, reader.service) ? fail(reader, 'not-logged', place) : undefined;
  if (reader.dialect === 'xml' && value === '')
    return 'list' in shape ? [] : readWhole(reader, shape, member, name, {}, place);
  return readWhole(reader, shape, member, name, value, place);
}

/** EC2 has no empty list and no empty structure: what has nothing in it was not sent. S3 has, as an element without content. */
const isNothing = (value: Json, dialect: Dialect): boolean =>
  dialect === 'soap' ? isJsonObject(value) && Object.keys(value).length === 0 : dialect === 'wrapped' && value === '';

function readWhole(
  reader: Reader,
  shape: Structure | List | MapShape,
  member: Member,
  name: string,
  value: Json,
  place: Place,
): Json | undefined {
  if ('list' in shape) return readList(reader, shape, member, name, value, place);
  if (!isJsonObject(value)) return fail(reader, 'wrong-type', place);
  return 'key' in shape ? readMap(reader, shape, value, place) : readStructure(reader, shape, value, place);
}

function readScalar(reader: Reader, type: SimpleType, name: string, value: Json, place: Place): Json | undefined {
  const read = scalarOf(type, value, place.texts, name);
  return 'fault' in read ? fail(reader, read.fault, place) : read.value;
}

function readList(
  reader: Reader,
  shape: List,
  member: Member,
  name: string,
  value: Json,
  place: Place,
): Json | undefined {
  const items = itemsOf(value, shape, member, name, reader.dialect);
  if (items === null) return fail(reader, 'wrong-type', place);
  if (items.length === 0 && place.texts && reader.dialect !== 'xml') return undefined;
  if (items.length > MOST) return fail(reader, 'too-many', place);
  const read = items.map((item, index) => readValue(reader, shape.list, name, item, below(place, `[${index}]`)));
  return read.every((item) => item !== undefined) ? (read as readonly Json[]) : undefined;
}

function readMap(reader: Reader, shape: MapShape, value: JsonObject, place: Place): Json | undefined {
  const entries = Object.entries(value);
  if (entries.length > MOST) return fail(reader, 'too-many', place);
  return Object.fromEntries(
    entries.flatMap(([key, item]): readonly (readonly [string, Json])[] => {
      if (!key.isWellFormed() || isHidden(key)) fail(reader, 'wrong-type', below(place, key));
      const read = readValue(reader, shape.value, key, item, below(place, key));
      return read === undefined ? [] : [[key, read]];
    }),
  );
}

/** Notes a fault; gives `undefined`, so that a caller can note it and stop in one line. */
export function fail(reader: Pick<Reader, 'faults'>, fault: FaultName, { path }: Pick<Place, 'path'>): undefined {
  reader.faults.push({ fault, at: path.slice(0, 200) });
  return undefined;
}

/**
 * A path label as it was before it was put into the URL; `null` when it is no URL encoding. No client encodes letters,
 * digits and `-._~`: where one of these is encoded, it cannot be told whether `%2D` was a part of the name.
 * Source: https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
function decoded(text: string): string | null {
  if (!text.includes('%')) return text;
  if (/%(2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
