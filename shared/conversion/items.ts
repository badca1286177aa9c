import { isJsonObject, type Json } from '../canonical/json';
import type { List, Member } from '../catalogue/shapes';
import type { Dialect } from './dialect';
import { stemOf } from './member-names';

/** The elements of a logged list, in order; `null` when the value is no list of this dialect. */
export function itemsOf(
  value: Json,
  list: List,
  member: Member,
  name: string,
  dialect: Dialect,
): readonly Json[] | null {
  if (dialect === 'wrapped') return taggedItems(Array.isArray(value) ? (value as readonly Json[]) : [value]);
  if (Array.isArray(value)) return value;
  switch (dialect) {
    case 'json':
    case 'query':
      return null;
    case 'soap':
      return soapItems(value, list, [list.list.wire, member.wire, name]);
    case 'xml':
      return xmlItems(value, list, member);
  }
}

/** `{"items":[{"instanceId":"i-1"}]}`: an element of one value has a name of its own, which must be the list's. */
function soapItems(value: Json, list: List, names: readonly (string | undefined)[]): readonly Json[] | null {
  if (!isJsonObject(value) || Object.keys(value).length !== 1 || !Array.isArray(value.items)) return null;
  const items = (value.items as readonly Json[]).map((item) => {
    const [entry, ...more] = isJsonObject(item) ? Object.entries(item) : [];
    if (!entry || more.length > 0 || !SCALAR.test(list.list.of)) return item;
    const known = names.some((text) => text !== undefined && stemOf(text) === elementStem(entry[0]));
    return known ? entry[1] : item;
  });
  return items;
}

/** An element is named in the singular, never as a set. */
const elementStem = (name: string): string => name.toLowerCase().replace(/id$/, '');

const SCALAR = /^(string|integer|long|boolean|float|double|timestamp)$/;

/** `{"tag":1,"content":"fl-1"}`: the number is where the element stood, counted from 1, the content what it was. */
function taggedItems(items: readonly Json[]): readonly Json[] | null {
  const read = items.map((item, index) => {
    if (!isJsonObject(item) || item.tag !== index + 1) return null;
    const { tag: _, ...rest } = item;
    return Object.keys(rest).length === 1 && rest.content !== undefined ? rest.content : rest;
  });
  return read.every((item) => item !== null) ? read : null;
}

/** `{"Tag":[…]}`, or what would be the only element; a flat list has no element around it. */
function xmlItems(value: Json, list: List, member: Member): readonly Json[] | null {
  if (list.flat || member.flat) return [value];
  const element = list.list.wire ?? 'member';
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return null;
  const inside = value[element];
  return inside === undefined ? null : Array.isArray(inside) ? inside : [inside];
}
