import type { Json, JsonObject } from '../../../shared/canonical/json';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Values that services, loggers and callers put where another belongs. */
const VALUES: readonly Json[] = [
  false,
  true,
  null,
  0,
  -1,
  1.5,
  1e21,
  12348395,
  12345678901,
  9_007_199_254_740_992,
  '',
  '0',
  'false',
  '012345678901',
  'x',
  'arn:aws:s3:::b',
  'a%2Fb',
  '%zz',
  '*',
  '${aws:username}',
  'HIDDEN_DUE_TO_SECURITY_REASONS',
  '****',
  '***OMITTED***',
  ' **',
  '[redacted]',
  '<sensitiveDataRemoved>',
  'Aug 5, 2022 3:20:00 PM',
  '2022-08-05T15:20:00Z',
  '\u202eab',
  '\ud800',
  'x'.repeat(5000),
  {},
  [],
  [null],
  [[]],
  { items: [] },
  { items: [{}] },
  { tag: 1, content: 'x' },
  { tag: 1 },
  { __proto__: null, a: 1 } as unknown as Json,
];

const KEYS = [
  'omitted',
  'items',
  'tag',
  'content',
  'Host',
  'xmlns',
  'dryRun',
  'force',
  '__proto__',
  'constructor',
  'toString',
  'é',
];

/** A place in a value where something can be changed. */
interface Spot {
  readonly holder: Record<string, Json> | Json[];
  readonly key: string | number;
}

function spots(value: Json, found: Spot[] = []): Spot[] {
  if (Array.isArray(value))
    for (const [key, inner] of value.entries()) spots(inner, push(found, { holder: value as Json[], key }));
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      spots(inner, push(found, { holder: value as Record<string, Json>, key }));
  return found;
}

const push = (found: Spot[], spot: Spot): Spot[] => {
  found.push(spot);
  return found;
};

const at = ({ holder, key }: Spot): Json => (holder as Record<string | number, Json>)[key] as Json;

function set({ holder, key }: Spot, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

type Mutation = (random: Random, all: readonly Spot[], root: Record<string, Json>) => void;

const MUTATIONS: readonly Mutation[] = [
  (random, all) => set(pick(random, all), structuredClone(pick(random, VALUES))),
  (random, all) => {
    const { holder, key } = pick(random, all);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  (random, all) => {
    const [a, b] = [pick(random, all), pick(random, all)];
    const [x, y] = [structuredClone(at(a)), structuredClone(at(b))];
    set(a, y);
    set(b, x);
  },
  (random, all) => rename(pick(random, all), random),
  (random, _, root) => set({ holder: root, key: pick(random, KEYS) }, structuredClone(pick(random, VALUES))),
  (random, all) => {
    const spot = pick(random, all);
    set(spot, pick(random, [[at(spot)], { items: [at(spot)] }, { a: at(spot) }, [at(spot), at(spot)]]) as Json);
  },
  (random, all) => {
    const spot = pick(random, all);
    const value = at(spot);
    if (typeof value === 'string')
      set(spot, /^\d{1,15}$/.test(value) ? Number(value) : value.slice(0, Math.floor(random() * value.length)));
    else if (typeof value === 'number' || typeof value === 'boolean') set(spot, String(value));
  },
  (random, all) => {
    let deep: Json = pick(random, VALUES);
    for (let level = Math.floor(random() * 80); level > 0; level -= 1) deep = level % 2 ? [deep] : { a: deep };
    set(pick(random, all), structuredClone(deep));
  },
];

/** The same value under another name: another case, a letter less, the name of a sibling. */
function rename({ holder, key }: Spot, random: Random): void {
  if (Array.isArray(holder)) return;
  const name = String(key);
  const other = pick(random, [
    name.toUpperCase(),
    name.charAt(0).toUpperCase() + name.slice(1),
    `${name}s`,
    name.slice(0, -1),
    `${name}Set`,
    pick(random, Object.keys(holder)),
  ]);
  const value = holder[name] as Json;
  delete holder[name];
  set({ holder, key: other }, value);
}

/** Parameters with one to three things in them changed. */
export function mutated(parameters: JsonObject, random: Random): JsonObject {
  const root = structuredClone(parameters) as Record<string, Json>;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const all = spots(root);
    if (all.length === 0) return root;
    pick(random, MUTATIONS)(random, all, root);
  }
  return root;
}
