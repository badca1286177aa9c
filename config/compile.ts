import { canonicalJson } from '../shared/canonical/json';
import type { Configuration, Policy } from '../shared/configuration/configuration';
import type { Person } from '../shared/people/person';
import { seconds } from './duration';
import type { People } from './schema/people';
import type { PolicyFile } from './schema/policy';
import type { Settings } from './schema/settings';

/** Files that have passed every check. */
export interface Valid {
  readonly settings: Settings;
  readonly people: People;
  readonly policies: readonly PolicyFile[];
}

/** In the order of code units: the same on every machine, whatever its language. */
const sorted = (values: readonly string[]): readonly string[] => [...values].sort();

/**
 * The compiled form. What has an order only in the file (people, groups, members, policies, actions, regions) is sorted,
 * so that moving lines changes no hash; levels and a person's addresses keep their order, which means something.
 */
export function compile({ settings, people, policies }: Valid): Configuration {
  const { partition, regions, ...rest } = settings;
  return {
    version: 1,
    ...rest,
    partition,
    regions: sorted([...new Set([...regions, ...(partition === 'aws' ? ['us-east-1'] : [])])]),
    people: sorted(Object.keys(people.people)).flatMap((id) => personOf(id, people, settings)),
    groups: Object.fromEntries(
      sorted(Object.keys(people.groups)).map((name) => [name, sorted(people.groups[name] ?? [])]),
    ),
    policies: [...policies].sort((a, b) => (a.policy < b.policy ? -1 : 1)).map(policyOf),
  };
}

function personOf(id: string, { people }: People, settings: Settings): readonly Person[] {
  const person = people[id];
  if (!person) return [];
  const { name, mails, iam, signIn, language = settings.language, zone = settings.zone } = person;
  const tokens = signIn
    .map(({ issuer, claim, value }) => ({ ...(issuer && { issuer }), claim, value }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  return [{ id, name, mails, iam: sorted(iam), tokens, language, zone }];
}

function policyOf({ policy, attach, mode, guard, levels, deadlines, assurance, backup }: PolicyFile): Policy {
  return {
    name: policy,
    attach: sorted(attach),
    mode,
    guard: sorted(guard),
    levels: levels.map(({ name, need, of }) => ({ name, need, of: sorted(of) })),
    deadlines: {
      confirm: seconds(deadlines.confirm),
      sign: seconds(deadlines.sign),
      release: seconds(deadlines.release),
    },
    assurance,
    backup,
  };
}
