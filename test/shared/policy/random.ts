import * as fc from 'fast-check';
import type { Conditions, Configuration, Policy, Rule } from '../../../shared/configuration/configuration';
import type { AskedAction, Situation } from '../../../shared/policy/situation';

/** The Organization in which everything happens: units in units, an account in each of some. */
const WAYS: readonly (readonly string[])[] = [
  ['r-acme', '111111111111'],
  ['r-acme', 'ou-one', '222222222222'],
  ['r-acme', 'ou-one', 'ou-two', '333333333333'],
  ['r-acme', 'ou-one', 'ou-two', 'ou-three', '444444444444'],
  ['r-acme', 'ou-one', 'ou-two', 'ou-three', 'ou-four', 'ou-five', '555555555555'],
  ['r-acme', 'ou-other', '666666666666'],
];

/** Every place of it. */
export const PLACES: readonly string[] = [...new Set(WAYS.flat())];

export const ACTIONS = ['rds:DeleteDBInstance', 'rds:DeleteDBCluster', 's3:DeleteBucket'];
const REGIONS = ['us-east-1', 'eu-central-1'];
const PEOPLE = ['li-wei', 'wang-fang', 'tom-baker'];
const GROUPS = ['leads', 'security', 'trainees'];
const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'Pacific/Kiritimati'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Names of policies of which one begins with another's and goes on with a sign that sorts before a slash. */
const POLICIES = ['base', 'base-more', 'prod', 'x'];
const RULES = ['a', 'a-b', 'c'];

const IDS = POLICIES.flatMap((policy) => RULES.map((rule) => `${policy}/${rule}`));

const some = <T>(values: readonly T[], most = values.length): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });

/** A condition, left out more often than not. */
const seldom = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(values, { weight: 3, arbitrary: fc.constant(null) });

/** Texts of an alphabet so small that wildcards meet what they stand for, a colon among it. */
const scrap = (alphabet: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength }).map((characters) => characters.join(''));

/** Patterns of ARNs as a rule may have them. */
export const patterns: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '*',
    'arn:*',
    'arn:aws:rds:*:*:db:*',
    'arn:aws:rds:us-*-1:*:db:prod-?',
    'arn:aws:rds:us-east-1:333333333333:db:prod-1',
    'arn:aws:s3:::prod-*',
    'arn:aws:*:::*-1',
    'arn:aws:s3:::p*d',
  ),
  scrap(['a', 'b', ':', '*', '?'], 5).map((name) => `arn:aws:s3:::${name}`),
  scrap(['a', ':', '*', '?'], 4).map((middle) => `arn:aws:rds:${middle}:db:*`),
);

/** ARNs as AWS and the catalogue give them; `*` where an action is on no resource. */
export const arns: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '*',
    'arn:aws:rds:us-east-1:333333333333:db:prod-1',
    'arn:aws:rds:eu-central-1:333333333333:db:test-1',
    'arn:aws:rds:us-east-1:333333333333:cluster:db:prod-1',
    'arn:aws:s3:::prod-1',
    'arn:aws:s3:::test',
    'arn:aws:s3:::pro:d',
  ),
  scrap(['a', 'b', ':'], 5).map((name) => `arn:aws:s3:::a${name}`),
  scrap(['a', 'b'], 3).map((region) => `arn:aws:rds:${region}:a:db:b`),
);

/** Patterns of callers, some of which match those of `callers`. */
const PRINCIPALS = [
  'arn:aws:iam::*:role/deploy',
  'arn:aws:iam::333333333333:user/*',
  'arn:aws:iam::*:ro*',
  'arn:*:*/li-wei',
  'arn:aws:iam::444444444444:*',
];

const conditions: fc.Arbitrary<Conditions> = fc.record({
  resources: fc.option(fc.uniqueArray(patterns, { minLength: 1, maxLength: 3 }), { freq: 1 }),
  regions: seldom(some(REGIONS, 1)),
  principals: seldom(some(PRINCIPALS, 2)),
  people: seldom(some(GROUPS, 2)),
  hours: seldom(
    fc.record({
      zone: fc.constantFrom(...ZONES),
      days: some(DAYS),
      from: fc.nat({ max: 1439 }),
      to: fc.integer({ min: 1, max: 1440 }),
    }),
  ),
  tags: seldom(fc.dictionary(fc.constantFrom('stage', 'constructor'), some(['prod', 'test']), { minKeys: 1 })),
});

const levels: fc.Arbitrary<Rule['levels']> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('peer', 'lead', 'owner'),
    need: fc.integer({ min: 1, max: 3 }),
    of: some(GROUPS, 2),
  }),
  { minLength: 1, maxLength: 3, selector: ({ name }) => name },
);

/** What a rule says of itself, its name aside. */
export const rules = (replaces: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Omit<Rule, 'name'>> =>
  fc.record({
    mode: fc.constantFrom('observe', 'humans', 'everyone', 'everyone'),
    guard: some(ACTIONS),
    where: fc.oneof({ weight: 2, arbitrary: conditions }, fc.constant(ALWAYS)),
    levels,
    deadlines: fc.record({
      confirm: fc.integer({ min: 60, max: 99 }),
      sign: fc.integer({ min: 60, max: 99 }),
      release: fc.integer({ min: 60, max: 99 }),
    }),
    assurance: fc.constantFrom('signin', 'fresh'),
    backup: fc.constant('off' as const),
    replaces,
    because: fc.constant('a reason'),
  });

const ALWAYS: Conditions = { resources: null, regions: null, principals: null, people: null, hours: null, tags: null };

const none: fc.Arbitrary<readonly string[]> = fc.constant([]);

/** Rules that only add. */
export const adding = rules(none);

/** Rules that may replace others, also such that `check` would not let them. */
export const any = rules(fc.oneof(none, fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 })));

const named = (names: readonly string[], all: readonly Omit<Rule, 'name'>[]): Rule[] =>
  all.flatMap((rule, index) => {
    const name = names[index];
    return name === undefined ? [] : [{ ...rule, name }];
  });

/** Some policies with the names of `POLICIES`, in any order. */
export const policies: fc.Arbitrary<Policy[]> = fc
  .array(fc.record({ attach: some(PLACES, 3), rules: fc.array(any, { minLength: 1, maxLength: RULES.length }) }), {
    minLength: 1,
    maxLength: POLICIES.length,
  })
  .chain((all) => {
    const written = all.map((one, index) => ({
      name: POLICIES[index] ?? '',
      attach: one.attach,
      rules: named(RULES, one.rules),
    }));
    return fc.shuffledSubarray(written, { minLength: written.length });
  });

/** A configuration; policies, places and groups are what differs between two of them. */
export const configurations: fc.Arbitrary<Configuration> = fc
  .record({
    policies,
    groups: fc.record({ leads: some(PEOPLE, 2), security: some(PEOPLE), trainees: some(PEOPLE, 1) }),
  })
  .map((some) => ({ ...ORGANIZATION, ...some }));

const ORGANIZATION: Omit<Configuration, 'policies' | 'groups'> = {
  version: 1,
  installation: 'demo',
  sandbox: false,
  partition: 'aws',
  organization: { id: 'o-exampleorg1', root: 'r-acme', management: '999999999999', units: { One: 'ou-one' } },
  hub: { account: '111111111111', region: 'us-east-1' },
  regions: REGIONS,
  mail: { from: 'countersign@example.com', contact: 'security@example.com' },
  signIn: { provider: 'Example ID' },
  language: 'en',
  zone: 'UTC',
  people: [],
};

/** The way of an account from the root. */
export const ways: fc.Arbitrary<readonly string[]> = fc.constantFrom(...WAYS);

/** An action in any spelling of its letters, with known resources. */
export const known: fc.Arbitrary<AskedAction & { readonly arns: readonly string[] }> = fc.record({
  action: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ACTIONS) },
    fc.mixedCase(fc.constantFrom(...ACTIONS)),
    fc.constant('rds:StopDBInstance'),
  ),
  arns: fc.uniqueArray(arns, { minLength: 1, maxLength: 3 }),
});

/** Moments of a year with its changes of clocks. */
const moments = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString());

/** Everything of a situation but its actions. */
const around = {
  path: ways,
  region: fc.constantFrom(...REGIONS),
  caller: fc.constantFrom('human' as const, 'pipeline' as const),
  principal: fc.constantFrom('arn:aws:iam::333333333333:user/li-wei', 'arn:aws:iam::333333333333:role/deploy', null),
  person: fc.constantFrom(...PEOPLE, null),
  at: moments,
  tags: fc.option(fc.dictionary(fc.constantFrom('stage', 'owner'), some(['prod', 'test'])), { freq: 2 }),
};

const calls = <T>(actions: fc.Arbitrary<T>) => fc.array(actions, { minLength: 1, maxLength: 2 });

/** A call of which all resources are known. */
export const knownSituations: fc.Arbitrary<Situation> = fc.record({ ...around, actions: calls(known) });

/** A call of which some resources may not be known. */
export const situations: fc.Arbitrary<Situation> = fc.record({
  ...around,
  actions: calls(
    fc.oneof(
      { weight: 3, arbitrary: known },
      known.map(({ action }) => ({ action, arns: null })),
    ),
  ),
});
