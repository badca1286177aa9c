import type { Configuration, Policy, Rule } from '../../../shared/configuration/configuration';
import type { Situation } from '../../../shared/policy/situation';

/** An Organization with many rules and many accounts, and calls that are made in it. */
export interface ManyPlaces {
  readonly configuration: Pick<Configuration, 'policies' | 'groups'>;
  /** The next call, in an account anywhere. */
  readonly call: () => Situation;
}

const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'];
const ACTIONS = Array.from({ length: 60 }, (_, index) => `service${index % 12}:Delete${index}`);
const DEADLINES = { confirm: 3600, sign: 172_800, release: 14_400 };
const RULES_A_POLICY = 5;
const MOST_DEPTH = 5;
const ALWAYS = { resources: null, regions: null, principals: null, people: null, hours: null, tags: null };

/**
 * Policies of five rules each: two at the root, all others at a unit each, and the units in a tree at most five deep. Every
 * rule guards three of sixty actions, every third in one region only. The same numbers make the same Organization.
 */
export function manyPlaces(rules: number, accounts: number): ManyPlaces {
  let state = 20_261_125;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * most);
  };
  const ways: (readonly string[])[] = [['r-root']];
  const policies = Array.from({ length: Math.max(2, rules / RULES_A_POLICY) }, (_, nth): Policy => {
    const name = `policy-${String(nth).padStart(5, '0')}`;
    const rule = (index: number): Rule => ({
      name: `rule-${index}`,
      mode: 'everyone',
      guard: [...new Set([0, 1, 2].map(() => ACTIONS[below(ACTIONS.length)] ?? ''))].sort(),
      where: index % 3 === 0 ? { ...ALWAYS, regions: [REGIONS[below(REGIONS.length)] ?? ''] } : ALWAYS,
      levels: [{ name: `level-${below(4)}`, need: 1 + below(2), of: [`group-${below(10)}`] }],
      deadlines: DEADLINES,
      assurance: 'fresh',
      backup: 'off',
      replaces: [],
      because: '',
    });
    const above = nth < 2 ? undefined : ways[below(ways.length)];
    const place = above === undefined ? 'r-root' : `ou-root-${String(nth).padStart(8, '0')}`;
    if (above && above.length <= MOST_DEPTH) ways.push([...above, place]);
    return {
      name,
      attach: [place],
      rules: Array.from({ length: Math.min(RULES_A_POLICY, rules) }, (_, index) => rule(index)),
    };
  });
  const homes = Array.from({ length: accounts }, (_, nth) => [
    ...(ways[below(ways.length)] ?? []),
    String(100_000_000_000 + nth),
  ]);
  const call = (): Situation => ({
    actions: [{ action: ACTIONS[below(ACTIONS.length)] ?? '', arns: null }],
    path: homes[below(homes.length)] ?? [],
    region: REGIONS[below(REGIONS.length)] ?? '',
    caller: 'human',
    principal: null,
    person: null,
    at: '2026-01-07T12:00:00Z',
    tags: null,
  });
  return { configuration: { policies, groups: {} }, call };
}
