import type { Json } from '../../shared/canonical/json';
import type { Service } from '../../shared/catalogue/catalogue';
import type { OperationModel } from '../../shared/catalogue/operation';
import { isSimple, type Member, type Scalar, type ShapeRef, type Structure } from '../../shared/catalogue/shapes';
import type { Random } from './random';
import { BYTES, DOCUMENTS, FLOATS, INTEGERS, LONGS, sampleText, TIMES } from './samples';

/** One value twice: as our JSON inputs have it, and as a client of the SDK takes it. */
export interface Made {
  readonly json: Json;
  readonly typed: unknown;
}

/** What an input is made for. */
export interface Occasion {
  readonly service: Service;
  readonly region: string;
  readonly random: Random;
  /** True for a member that the real client knows, too, by its structure (the operation for the whole input). */
  readonly known: (structure: ShapeRef, member: string) => boolean;
  /** How many members that may be left out a structure has, at the most. */
  readonly optional: number;
  /** How long lists and maps may be. */
  readonly lengths: readonly number[];
  /** Below this depth only what must be there is; lists count, too. */
  readonly deepest: number;
  /** Whether tokens are given. Real clients get one always, since they make up those that are missing. */
  readonly tokens: boolean;
}

/** Inputs of a size that can still be read, with lists and maps of all lengths that differ in how they are written. */
export const READABLE = { optional: 6, lengths: [0, 1, 1, 2, 3], deepest: 4 };

/** Inputs with everything in them. */
export const WHOLE = { optional: 100, lengths: [1], deepest: 8 };

const same = (value: Json): Made => ({ json: value, typed: value });

/** An input that the model allows, with values that are hard to write. */
export const makeInput = (operation: OperationModel, occasion: Occasion): Made =>
  makeStructure(operation.operation, operation.input, occasion, 0);

function makeStructure(of: ShapeRef, { members, required, union }: Structure, occasion: Occasion, depth: number): Made {
  const { random, known, optional, deepest, tokens } = occasion;
  const usable = Object.keys(members).filter((name) => known(of, name) && members[name]?.endpoint !== 'EndpointId');
  const inventable = usable.filter((name) => members[name]?.token);
  const rest = usable.filter((name) => !required.includes(name) && !inventable.includes(name));
  const wanted = union
    ? [random.pick(usable)]
    : [...required, ...(tokens ? inventable : []), ...random.some(rest, depth < deepest ? optional : 0)];
  const made = [...new Set(wanted)].map((name) => {
    const member = members[name];
    if (!member) throw new Error(`${of} has no ${name}`);
    return [name, makeMember(name, member, occasion, depth)] as const;
  });
  return together(made);
}

const together = (made: readonly (readonly [string, Made])[]): Made => ({
  json: Object.fromEntries(made.map(([name, { json }]) => [name, json])),
  typed: Object.fromEntries(made.map(([name, { typed }]) => [name, typed])),
});

function makeMember(name: string, member: Member, occasion: Occasion, depth: number): Made {
  if (isSimple(member.of)) return makeScalar(name, member, { type: member.of }, occasion);
  const shape = occasion.service.shape(member.of);
  if ('type' in shape) return makeScalar(name, member, shape, occasion);
  if ('members' in shape) return makeStructure(member.of, shape, occasion, depth + 1);
  const { random, lengths, deepest } = occasion;
  const length = depth < deepest ? random.pick(lengths) : 1;
  // What stands in a header or a path is written as its list or map stands there.
  const placed = (inner: Member): Member => (member.at ? { ...inner, at: member.at } : inner);
  if ('list' in shape) {
    const items = Array.from({ length }, () => makeMember('', placed(shape.list), occasion, depth + 1));
    return { json: items.map(({ json }) => json), typed: items.map(({ typed }) => typed) };
  }
  const keys = random.some(member.at ? ['owner', 'x-trace', 'c1'] : ['owner', 'a b&c=<d>', 'ключ'], length);
  return together(keys.map((key) => [key, makeMember('', placed(shape.value), occasion, depth + 1)] as const));
}

function makeScalar(name: string, member: Member, { type, values }: Scalar, { random, region }: Occasion): Made {
  switch (type) {
    case 'string':
      return same(sampleText(name, member, values, random, region));
    case 'boolean':
      return same(random.below(2) === 0);
    case 'integer':
      return same(random.pick(INTEGERS));
    case 'long':
      return same(random.pick(LONGS));
    case 'float':
    case 'double':
      return same(random.pick(FLOATS));
    case 'timestamp': {
      const json = random.pick(TIMES);
      return { json, typed: new Date(json) };
    }
    case 'blob': {
      const typed = Uint8Array.from(random.pick(BYTES));
      return { json: Buffer.from(typed).toString('base64'), typed };
    }
    case 'document':
      return same(random.pick(DOCUMENTS));
  }
}
