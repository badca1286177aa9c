/** A source of numbers that gives the same ones for the same text, so that the captures can be made again. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = 2166136261;
    for (const character of seed) this.#state = Math.imul(this.#state ^ (character.codePointAt(0) ?? 0), 16777619);
  }

  /** A whole number from 0 to one less than `below` (mulberry32). */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** Some of them, `most` at the most, in their order. */
  some<T>(from: readonly T[], most: number): readonly T[] {
    const left = from.map((_, index) => index);
    const taken = Array.from({ length: Math.min(most, from.length) }, () => left.splice(this.below(left.length), 1)[0]);
    return from.filter((_, index) => taken.includes(index));
  }
}
