import { hashOf } from '../canonical/hash';

/** The four things a signature covers, each by its hash. */
export interface Approvable {
  readonly callHash: string;
  /** Hash of the decision's effects. */
  readonly decisionHash: string;
  /** Hash of the grant document without its time window. */
  readonly grantHash: string;
  readonly fingerprintHash: string;
}

/** The approval hash (SHA-256, hex): what every ballot signs. Any change of call, decision, grant or resource changes it. */
export const approvalHashOf = ({ callHash, decisionHash, grantHash, fingerprintHash }: Approvable): string =>
  hashOf({ callHash, decisionHash, grantHash, fingerprintHash });

/**
 * The check number: the first 8 bytes of the approval hash modulo 10^12, zero-padded, in groups of three:
 * `418 093 772 415`. For people to compare across page, mail and receipt; machines compare the whole hash.
 */
export function checkNumberOf(approvalHash: string): string {
  const digits = (BigInt(`0x${approvalHash.slice(0, 16)}`) % 1_000_000_000_000n).toString().padStart(12, '0');
  return (digits.match(/.{3}/g) ?? []).join(' ');
}
