import { createHash } from 'node:crypto';
import { treeHash } from '../../../../hub/aws/wire/tree-hash';

const MIB = 1024 * 1024;
const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

describe("Glacier's tree hash", () => {
  it.each([0, 1, MIB])('of %i bytes is their SHA-256', (length) => {
    expect(treeHash(Buffer.alloc(length, 'a'))).toBe(sha256(Buffer.alloc(length, 'a')).toString('hex'));
  });

  it('of three parts pairs the first two, and then both with the third', () => {
    const [a, b, c] = [Buffer.alloc(MIB, 'a'), Buffer.alloc(MIB, 'b'), Buffer.alloc(7, 'c')];
    const pair = sha256(sha256(a), sha256(b));
    expect(treeHash(Buffer.concat([a, b, c]))).toBe(sha256(pair, sha256(c)).toString('hex'));
  });
});
