import type { Match } from '../match';
import type { Test } from './operator';

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** `prefix` is `null` where the policy gives none. */
interface Range extends Address {
  readonly prefix: number | null;
}

/** Compares addresses of both families with ranges in CIDR notation; a range of one family holds none of the other. */
export function ipAddress(value: string): Test | null {
  const range = rangeOf(value);
  if (!range) return null;
  return (text) => {
    const address = addressOf(text);
    return address && !isMapped(address) ? contains(range, address) : 'value-of-another-type';
  };
}

function rangeOf(text: string): Range | null {
  const [written = '', prefix, ...rest] = text.split('/');
  const address = addressOf(written);
  if (!address || rest.length > 0) return null;
  if (prefix === undefined) return { ...address, prefix: null };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > address.bits) return null;
  return { ...address, prefix: Number(prefix) };
}

function contains(range: Range, address: Address): Match {
  if (range.bits !== address.bits) return false;
  const within = (prefix: number) => {
    const shift = BigInt(range.bits - prefix);
    return range.value >> shift === address.value >> shift;
  };
  if (range.prefix !== null) return within(range.prefix);
  if (within(range.bits)) return true;
  return range.bits === 128 && within(32) ? 'ipv6-without-prefix' : false;
}

/** An IPv4 address written as IPv6 (`::ffff:192.0.2.1`); AWS does not say of which family it is. */
const isMapped = ({ bits, value }: Address): boolean => bits === 128 && value >> 32n === 0xffffn;

const addressOf = (text: string): Address | null => (text.includes(':') ? ipv6(text) : ipv4(text));

function ipv4(text: string): Address | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256))
    return null;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

function ipv6(text: string): Address | null {
  const halves = text.split('::').map((half) => groupsOf(half));
  const [before, after] = halves;
  if (!before || after === null || halves.length > 2) return null;
  const zeros = 8 - before.length - (after?.length ?? 0);
  if (after ? zeros < 1 : zeros !== 0) return null;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...(after ?? [])];
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}

/** The groups of one side of `::`, the last two of which may be written as an IPv4 address. */
function groupsOf(half: string): readonly string[] | null {
  const groups = half === '' ? [] : half.split(':');
  const last = groups.at(-1);
  if (last?.includes('.')) {
    const dotted = ipv4(last);
    if (!dotted) return null;
    groups.splice(-1, 1, (dotted.value >> 16n).toString(16), (dotted.value & 0xffffn).toString(16));
  }
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : null;
}
