import { createHash } from 'node:crypto';

/** Bytes of one leaf of the tree. */
const LEAF = 1024 * 1024;

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/**
 * The SHA-256 tree hash of Glacier, in hex: hashes of the parts of one MiB, and again of each two of them, up to one.
 * Source: https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html
 */
export function treeHash(body: Uint8Array): string {
  let level = Array.from({ length: Math.max(1, Math.ceil(body.length / LEAF)) }, (_, index) =>
    sha256(body.subarray(index * LEAF, (index + 1) * LEAF)),
  );
  while (level.length > 1) level = level.flatMap((left, index) => (index % 2 ? [] : [pair(left, level[index + 1])]));
  return Buffer.from(level[0] ?? []).toString('hex');
}

/** One that is left over goes up as it is. */
const pair = (left: Uint8Array, right: Uint8Array | undefined): Uint8Array => (right ? sha256(left, right) : left);
